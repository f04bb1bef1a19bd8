package io.github.azurellama.samples.cli;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The user's question. */
public final class Question {

    @Parameters(paramLabel = "QUESTION", description = "What to ask; put it in quotes.")
    private String text = "";

    @Option(names = "--system", paramLabel = "TEXT", description = "Tells the model how to behave.")
    private @Nullable String system;

    @Option(
            names = "--image",
            paramLabel = "FILE-or-URL",
            converter = ImageConverter.class,
            description = "Shows the model an image. Can be repeated.")
    private List<ImageContent> images = new ArrayList<>();

    /**
     * The messages of the question.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public List<ChatMessage> messages() {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the QUESTION is blank");
        }
        List<ChatMessage> messages = new ArrayList<>();
        if (system != null) {
            messages.add(SystemMessage.from(system));
        }
        List<Content> contents = new ArrayList<>();
        contents.add(TextContent.from(text));
        contents.addAll(images);
        messages.add(UserMessage.from(contents));
        return messages;
    }
}
