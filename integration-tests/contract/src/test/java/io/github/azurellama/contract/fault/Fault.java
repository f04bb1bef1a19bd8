package io.github.azurellama.contract.fault;

import dev.langchain4j.exception.InternalServerException;
import io.github.azurellama.AzureLlamaModelBuilder;
import java.time.Duration;
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
 * @param requests how many requests the server gets
 */
record Fault(
        String does,
        Supplier<Peer> peer,
        Consumer<AzureLlamaModelBuilder<?>> settings,
        boolean chatsOnly,
        @Nullable Outcome blocking,
        @Nullable Outcome streaming,
        int requests) {

    /** Short enough to wait for, and met by faults only that leave no other end. */
    private static final Duration SOON = Duration.ofMillis(300);

    /** A server of HTTP/1.1 that does this with each request. */
    static Fault of(String does, Script script) {
        return at(does, () -> new BrokenServer(script));
    }

    /** Whatever is there instead of a server. */
    static Fault at(String does, Supplier<Peer> peer) {
        return new Fault(does, peer, model -> {}, false, null, null, 1);
    }

    /** Both ways come to the same. */
    Fault both(Outcome outcome) {
        return blocking(outcome).streaming(outcome);
    }

    /** Neither way gives an answer. */
    Fault fails(Class<? extends RuntimeException> type, String says) {
        return both(Outcome.fails(type, says));
    }

    /** Neither way gives an answer, and the server is to blame. */
    Fault fails(String says) {
        return fails(InternalServerException.class, says);
    }

    Fault blocking(Outcome outcome) {
        return new Fault(does, peer, settings, chatsOnly, outcome, streaming, requests);
    }

    Fault streaming(Outcome outcome) {
        return new Fault(does, peer, settings, chatsOnly, blocking, outcome, requests);
    }

    Fault requests(int number) {
        return new Fault(does, peer, settings, chatsOnly, blocking, streaming, number);
    }

    Fault inChats() {
        return new Fault(does, peer, settings, true, blocking, streaming, requests);
    }

    Fault with(Consumer<AzureLlamaModelBuilder<?>> more) {
        return new Fault(does, peer, settings.andThen(more), chatsOnly, blocking, streaming, requests);
    }

    /** With a read timeout that ends soon. */
    Fault readSoon() {
        return with(model -> model.readTimeout(SOON));
    }

    /** With a call timeout that ends soon, long before the read timeout. */
    Fault callSoon() {
        return with(model -> model.callTimeout(SOON));
    }

    @Nullable Outcome expected(Lane lane) {
        return chatsOnly && !lane.isChat() ? null : lane.isStreaming() ? streaming : blocking;
    }

    @Override
    public String toString() {
        return does;
    }
}
