package io.github.azurellama.contract.fault;

import dev.langchain4j.exception.InternalServerException;
import io.github.azurellama.AzureLlamaModelBuilder;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One way to misbehave, and what must come of it.
 *
 * @param does what the server does
 * @param peer starts the server
 * @param settings of the model under test
 * @param chatsOnly whether it takes a chat to meet it
 * @param blocking what comes of a blocking call, or null if none can meet it
 * @param streaming what comes of a streaming call, or null if none can meet it
 * @param calls how many calls are made one after the other; the last one counts
 * @param requests how many requests the server gets
 */
record FaultCase(
        String does,
        Supplier<Peer> peer,
        Consumer<AzureLlamaModelBuilder<?>> settings,
        boolean chatsOnly,
        @Nullable FaultOutcome blocking,
        @Nullable FaultOutcome streaming,
        int calls,
        int requests) {

    /** Short enough to wait for, and met by faults only that leave no other end. */
    private static final Duration SOON = Duration.ofMillis(500);

    /** A server of HTTP/1.1 that does this with each request. */
    static FaultCase of(String does, FaultScript script) {
        return at(does, new Scripted(script));
    }

    /** As {@link #of}, with so many bytes that to encrypt them as well would take longer than all other cases. */
    static FaultCase ofManyBytes(String does, FaultScript script) {
        return at(does, () -> new BrokenServer(script));
    }

    private record Scripted(FaultScript script) implements Supplier<Peer> {
        @Override
        public Peer get() {
            return new BrokenServer(script);
        }
    }

    /** The same over TLS, or empty if it is one of a connection, which has its own. */
    Optional<FaultCase> overTls() {
        return peer instanceof Scripted scripted
                ? Optional.of(new FaultCase(
                        does + ", over TLS",
                        () -> BrokenServer.trusted(scripted.script, Certificates.right()),
                        settings,
                        chatsOnly,
                        blocking,
                        streaming,
                        calls,
                        requests))
                : Optional.empty();
    }

    /** Whatever is there instead of a server. */
    static FaultCase at(String does, Supplier<Peer> peer) {
        return new FaultCase(does, peer, model -> {}, false, null, null, 1, 1);
    }

    /** Both ways come to the same. */
    FaultCase both(FaultOutcome outcome) {
        return blocking(outcome).streaming(outcome);
    }

    /** Neither way gives a response. */
    FaultCase fails(Class<? extends RuntimeException> type, String says) {
        return both(FaultOutcome.fails(type, says));
    }

    /** Neither way gives a response, and the server is to blame. */
    FaultCase fails(String says) {
        return fails(InternalServerException.class, says);
    }

    FaultCase blocking(FaultOutcome outcome) {
        return new FaultCase(does, peer, settings, chatsOnly, outcome, streaming, calls, requests);
    }

    FaultCase streaming(FaultOutcome outcome) {
        return new FaultCase(does, peer, settings, chatsOnly, blocking, outcome, calls, requests);
    }

    FaultCase requests(int number) {
        return new FaultCase(does, peer, settings, chatsOnly, blocking, streaming, calls, number);
    }

    /** Met by the second call only. */
    FaultCase onSecondCall() {
        return new FaultCase(does, peer, settings, chatsOnly, blocking, streaming, 2, requests);
    }

    FaultCase inChats() {
        return new FaultCase(does, peer, settings, true, blocking, streaming, calls, requests);
    }

    FaultCase with(Consumer<AzureLlamaModelBuilder<?>> more) {
        return new FaultCase(does, peer, settings.andThen(more), chatsOnly, blocking, streaming, calls, requests);
    }

    /** With a read timeout that ends soon. */
    FaultCase readSoon() {
        return with(model -> model.readTimeout(SOON));
    }

    /** With a call timeout that ends soon, long before the read timeout. */
    FaultCase callSoon() {
        return with(model -> model.callTimeout(SOON));
    }

    @Nullable FaultOutcome expected(FaultScenario scenario) {
        return chatsOnly && !scenario.isChat() ? null : scenario.isStreaming() ? streaming : blocking;
    }

    @Override
    public String toString() {
        return does;
    }
}
