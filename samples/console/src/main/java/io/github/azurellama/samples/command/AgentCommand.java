package io.github.azurellama.samples.command;

import dev.langchain4j.service.AiServices;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.request.ToolCalling;
import io.github.azurellama.samples.AgentSample.Agent;
import io.github.azurellama.samples.AgentSample.Tools;
import io.github.azurellama.samples.cli.Connection;
import io.github.azurellama.samples.cli.ModelCommand;
import io.github.azurellama.samples.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "agent", description = "Does a task with tools and prints each call.")
final class AgentCommand extends ModelCommand {

    @Parameters(
            paramLabel = "TASK",
            description = "What is to be done, such as a sum or the weather in a city; put it in quotes.")
    private String task = "";

    @Option(
            names = "--tools",
            paramLabel = "MODE",
            defaultValue = "AUTO",
            description = "How tools reach the model: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private ToolCalling tools = ToolCalling.AUTO;

    @Override
    protected void run(Connection azure, Terminal terminal) {
        AzureLlamaChatModel model = configured(AzureLlamaChatModel.builder(), azure)
                .toolCalling(tools)
                .build();
        Agent agent = AiServices.builder(Agent.class)
                .chatModel(model)
                .tools(new Tools(terminal::println))
                .build();
        terminal.println(agent.work(task));
    }
}
