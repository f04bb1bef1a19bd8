package io.github.azurellama.samples;

import dev.langchain4j.agentic.Agent;
import dev.langchain4j.agentic.AgenticServices;
import dev.langchain4j.agentic.UntypedAgent;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import io.github.azurellama.AzureLlamaChatModel;
import java.util.Map;

/** Lets two agents work one after the other: the second gets what the first has written. */
public final class AgentsSample {

    private AgentsSample() {}

    /** Prints the summary of a story about the topic in {@code args}. */
    public static void main(String[] args) {
        var model = AzureLlamaChatModel.builder()
                .endpoint(System.getenv("AZURE_LLAMA_ENDPOINT")) // any URL that the portal shows
                .apiKey(System.getenv("AZURE_LLAMA_API_KEY"))
                .modelName(System.getenv("AZURE_LLAMA_MODEL")) // the deployment's name on Foundry, else unset
                .build();
        System.out.println(sequence(model).invoke(Map.of("topic", args[0])));
    }

    /** A writer, then an editor. Each puts its text into the scope that they share, under its output key. */
    public static UntypedAgent sequence(ChatModel model) {
        return AgenticServices.sequenceBuilder()
                .subAgents(
                        AgenticServices.agentBuilder(Writer.class)
                                .chatModel(model)
                                .outputKey("story")
                                .build(),
                        AgenticServices.agentBuilder(Editor.class)
                                .chatModel(model)
                                .outputKey("summary")
                                .build())
                .outputKey("summary")
                .build();
    }

    /** The first agent. */
    public interface Writer {

        /** A story about the topic. */
        @Agent("Writes stories")
        @UserMessage("Write a short story about {{topic}}.")
        String write(@V("topic") String topic);
    }

    /** The second agent. */
    public interface Editor {

        /** One sentence about the story. */
        @Agent("Summarizes stories")
        @UserMessage("Summarize this story in one sentence: {{story}}")
        String summarize(@V("story") String story);
    }
}
