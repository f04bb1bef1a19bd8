package io.github.azurellama.contract.fault;

import io.github.azurellama.AzureLlamaModelBuilder;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.StreamRecorder;
import io.github.azurellama.testing.TextCaller;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A call mode, for a chat or a text, in a dialect. */
record FaultScenario(CallMode mode, Operation operation, ApiDialect dialect) {

    /** A key that must be nowhere but in the header of a request. */
    static final String KEY = "k3y-that-nobody-may-see";

    private static final List<ApiDialect> DIALECTS = List.of(ApiDialect.LLAMA_NATIVE, ApiDialect.AZURE_AI_INFERENCE);

    static List<FaultScenario> all() {
        return Stream.of(CallMode.values())
                .flatMap(mode -> operations(mode)
                        .flatMap(operation ->
                                DIALECTS.stream().map(dialect -> new FaultScenario(mode, operation, dialect))))
                .toList();
    }

    private static Stream<Operation> operations(CallMode mode) {
        return CallMode.OF_TEXTS.contains(mode)
                ? Stream.of(Operation.CHAT, Operation.COMPLETION)
                : Stream.of(Operation.CHAT);
    }

    boolean isStreaming() {
        return mode.isStreaming();
    }

    boolean isChat() {
        return operation == Operation.CHAT;
    }

    /** The builder of a model at that address, with the key. */
    static <B extends AzureLlamaModelBuilder<?>> B addressed(B builder, String url) {
        builder.endpoint(url).endpointKind(EndpointKind.SERVERLESS).apiKey(KEY);
        return builder;
    }

    /** A model at that address. */
    Asking at(String url, Consumer<AzureLlamaModelBuilder<?>> settings) {
        Consumer<AzureLlamaModelBuilder<?>> all = builder -> {
            addressed(builder, url).apiDialect(dialect);
            settings.accept(builder);
        };
        if (isChat()) {
            Chat chat = mode.open(all::accept);
            return new Asking(() -> FaultOutcome.of(chat.ask("Count")), chat.recorder());
        }
        TextCaller text = mode.openText(all::accept);
        return new Asking(() -> FaultOutcome.of(text.complete("Count")), text.recorder());
    }

    @Override
    public String toString() {
        return mode + " " + operation + " " + dialect;
    }

    /** Calls a model once. */
    @FunctionalInterface
    interface Question {
        FaultOutcome ask();
    }

    /** A model, and the callbacks of its streams. */
    record Asking(Question question, StreamRecorder<?> recorder) {

        FaultOutcome ask() {
            try {
                return question.ask();
            } catch (RuntimeException e) {
                return FaultOutcome.of(e);
            }
        }
    }
}
