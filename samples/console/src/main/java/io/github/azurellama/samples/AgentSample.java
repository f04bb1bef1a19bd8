package io.github.azurellama.samples;

import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.service.AiServices;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.request.ToolCalling;
import io.github.azurellama.samples.cli.Connection;
import io.github.azurellama.samples.cli.ConnectionFlags;
import io.github.azurellama.samples.cli.Launcher;
import io.github.azurellama.samples.cli.LlamaFlags;
import io.github.azurellama.samples.cli.Sample;
import io.github.azurellama.samples.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a model use tools until a task is done, by an AI Service. */
@Command(name = "agent", description = "Does a task with tools and prints each call.")
public final class AgentSample implements Sample {

    @Parameters(
            paramLabel = "TASK",
            description = "What is to be done, such as a sum or the weather; put it in quotes.")
    private String task = "";

    @Option(
            names = "--tools",
            paramLabel = "WAY",
            defaultValue = "AUTO",
            description = "How tools reach the model: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private ToolCalling tools = ToolCalling.AUTO;

    @Mixin
    private final ConnectionFlags connection = new ConnectionFlags();

    @Mixin
    private final LlamaFlags options = new LlamaFlags();

    /** LangChain4j makes the implementation. */
    interface Agent {
        String work(String task);
    }

    @Override
    public void run(Terminal terminal) {
        try (Connection azure = connection.open(terminal)) {
            AzureLlamaChatModel model = AzureLlamaChatModel.builder()
                    .endpoint(azure.endpoint())
                    .apiKey(azure.apiKey())
                    .modelName(azure.modelName())
                    .endpointKind(azure.kind())
                    .apiDialect(azure.dialect())
                    .defaultRequestParameters(options.parameters())
                    .toolCalling(tools)
                    .logRequests(azure.isLogged())
                    .logResponses(azure.isLogged())
                    .build();
            Agent agent = AiServices.builder(Agent.class)
                    .chatModel(model)
                    .chatMemory(MessageWindowChatMemory.withMaxMessages(20))
                    .tools(new AgentTools(terminal))
                    .build();

            terminal.println(agent.work(task));
        }
    }

    /** Runs the sample. */
    public static void main(String[] arguments) {
        System.exit(Launcher.launch(new AgentSample(), Terminal.ofProcess(), arguments));
    }
}
