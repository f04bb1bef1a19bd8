package io.github.azurellama.samples.command;

import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.samples.AgentsSample;
import io.github.azurellama.samples.cli.Connection;
import io.github.azurellama.samples.cli.ModelCommand;
import io.github.azurellama.samples.cli.Terminal;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "agents", description = "Lets one agent write a story and another one summarize it.")
final class AgentsCommand extends ModelCommand {

    @Parameters(paramLabel = "TOPIC", description = "What the story is to be about; put it in quotes.")
    private String topic = "";

    @Override
    protected void run(Connection azure, Terminal terminal) {
        AzureLlamaChatModel model =
                configured(AzureLlamaChatModel.builder(), azure).build();
        terminal.println(String.valueOf(AgentsSample.sequence(model).invoke(Map.of("topic", topic))));
    }
}
