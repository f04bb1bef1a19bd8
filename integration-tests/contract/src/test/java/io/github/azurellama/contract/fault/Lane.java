package io.github.azurellama.contract.fault;

import io.github.azurellama.AzureLlamaModelBuilder;
import io.github.azurellama.contract.frame.Chat;
import io.github.azurellama.contract.frame.Recorder;
import io.github.azurellama.contract.frame.Text;
import io.github.azurellama.contract.frame.Way;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.endpoint.Operation;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A way of asking, for a chat or a text, in a dialect. */
record Lane(Way way, Operation operation, ApiDialect dialect) {

    /** A key that must be nowhere but in the header of a request. */
    static final String KEY = "k3y-that-nobody-may-see";

    private static final List<ApiDialect> DIALECTS = List.of(ApiDialect.LLAMA_NATIVE, ApiDialect.AZURE_AI_INFERENCE);

    static List<Lane> all() {
        return Stream.of(Way.values())
                .flatMap(way -> Stream.of(Operation.CHAT, Operation.COMPLETION)
                        .flatMap(operation -> DIALECTS.stream().map(dialect -> new Lane(way, operation, dialect))))
                .toList();
    }

    boolean isStreaming() {
        return way == Way.STREAMING;
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
            Chat chat = way.chat(all::accept);
            return new Asking(() -> Outcome.of(chat.ask("Count")), chat.recorder());
        }
        Text text = way.text(all::accept);
        return new Asking(() -> Outcome.of(text.complete("Count")), text.recorder());
    }

    @Override
    public String toString() {
        return way + " " + operation + " " + dialect;
    }

    /** Asks a model once. */
    @FunctionalInterface
    interface Question {
        Outcome ask();
    }

    /** A model that can be asked, and what a stream told besides. */
    record Asking(Question question, Recorder<?> recorder) {

        Outcome ask() {
            try {
                return question.ask();
            } catch (RuntimeException e) {
                return Outcome.of(e);
            }
        }
    }
}
