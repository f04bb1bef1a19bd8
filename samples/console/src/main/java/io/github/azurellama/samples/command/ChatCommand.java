package io.github.azurellama.samples.command;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.samples.PublisherSample;
import io.github.azurellama.samples.StreamSample;
import io.github.azurellama.samples.cli.Connection;
import io.github.azurellama.samples.cli.ImageConverter;
import io.github.azurellama.samples.cli.ModelCommand;
import io.github.azurellama.samples.cli.Report;
import io.github.azurellama.samples.cli.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A question, a response, and what it cost: the same in the four ways to call a chat model. */
abstract class ChatCommand extends ModelCommand {

    @Parameters(paramLabel = "QUESTION", description = "The question; put it in quotes.")
    private String question = "";

    @Option(names = "--system", paramLabel = "TEXT", description = "The system message: how the model is to behave.")
    private @Nullable String system;

    @Option(
            names = "--image",
            paramLabel = "FILE-or-URL",
            converter = ImageConverter.class,
            description = "Shows the model an image. May be given several times.")
    private List<ImageContent> images = new ArrayList<>();

    /** Passes the text to the printer, in chunks or complete. */
    abstract ChatResponse call(Connection azure, List<ChatMessage> messages, Consumer<String> printer);

    @Override
    protected void run(Connection azure, Terminal terminal) {
        List<ChatMessage> messages = messages();
        var report = new Report();
        ChatResponse response = call(azure, messages, text -> {
            report.textArrived();
            terminal.print(text);
        });
        report.print(response, terminal);
    }

    private List<ChatMessage> messages() {
        if (question.isBlank()) {
            throw new IllegalArgumentException("the QUESTION is blank");
        }
        List<Content> contents = new ArrayList<>();
        contents.add(TextContent.from(question));
        contents.addAll(images);
        UserMessage user = UserMessage.from(contents);
        return system == null ? List.of(user) : List.of(SystemMessage.from(system), user);
    }

    private static ChatResponse printed(ChatResponse response, Consumer<String> printer) {
        String text = response.aiMessage().text();
        printer.accept(text == null ? "" : text);
        return response;
    }

    /** Waits for the response. */
    @Command(name = "chat", description = "Sends a question and prints the response when it is complete.")
    static final class Chat extends ChatCommand {
        @Override
        ChatResponse call(Connection azure, List<ChatMessage> messages, Consumer<String> printer) {
            return printed(
                    configured(AzureLlamaChatModel.builder(), azure).build().chat(messages), printer);
        }
    }

    /** Prints the response as it comes. */
    @Command(name = "stream", description = "Sends a question and prints the response token by token.")
    static final class Streaming extends ChatCommand {
        @Override
        ChatResponse call(Connection azure, List<ChatMessage> messages, Consumer<String> printer) {
            var model =
                    configured(AzureLlamaStreamingChatModel.builder(), azure).build();
            return StreamSample.stream(model, messages, printer).join();
        }
    }

    /** Prints the response on a thread of the library. */
    @Command(name = "async", description = "Sends a question without a thread that waits for the response.")
    static final class Async extends ChatCommand {
        @Override
        ChatResponse call(Connection azure, List<ChatMessage> messages, Consumer<String> printer) {
            var model = configured(AzureLlamaChatModel.builder(), azure).build();
            return model.chatAsync(messages)
                    .thenApply(response -> printed(response, printer))
                    .join();
        }
    }

    /** Prints each event of a publisher. */
    @Command(name = "publisher", description = "Sends a question and subscribes to the response, with back-pressure.")
    static final class Publisher extends ChatCommand {
        @Override
        ChatResponse call(Connection azure, List<ChatMessage> messages, Consumer<String> printer) {
            var model =
                    configured(AzureLlamaStreamingChatModel.builder(), azure).build();
            return PublisherSample.subscribe(model, messages, printer).join();
        }
    }
}
