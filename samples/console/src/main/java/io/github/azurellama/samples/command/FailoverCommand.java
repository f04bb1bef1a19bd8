package io.github.azurellama.samples.command;

import dev.langchain4j.data.message.UserMessage;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.LlamaDeployments;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.response.AzureLlamaChatResponseMetadata;
import io.github.azurellama.samples.cli.SampleCommand;
import io.github.azurellama.samples.cli.Terminal;
import io.github.azurellama.samples.failover.PoolView;
import io.github.azurellama.samples.failover.Region;
import io.github.azurellama.simulator.SimulatedEndpoint;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** Uses three deployments of different kinds as one model while one is throttled and another fails and comes back. */
@Command(name = "failover", description = "Uses three deployments as one while they are throttled or down.")
final class FailoverCommand extends SampleCommand {

    private static final int CALLS = 36;

    @Option(names = "--interval", paramLabel = "MILLIS", description = "The time between two calls. Default: 300.")
    private int interval = 300;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Prints this text.")
    @SuppressWarnings("UnusedVariable") // picocli itself reads what it has parsed
    private boolean help;

    @Override
    public void run(Terminal terminal) {
        try (var east = new Region("east", SimulatedEndpoint.SERVERLESS);
                var sweden = new Region("sweden", SimulatedEndpoint.FOUNDRY_OPENAI);
                var own = new Region("own", SimulatedEndpoint.OPENAI_COMPATIBLE)) {
            LlamaDeployments deployments = LlamaDeployments.builder()
                    .deployments(
                            east.deployment(EndpointKind.SERVERLESS, 2),
                            sweden.deployment(EndpointKind.FOUNDRY_OPENAI, 1),
                            own.deployment(EndpointKind.OPENAI_COMPATIBLE, 1))
                    .slowStart(Duration.ofSeconds(2))
                    .build();
            AzureLlamaChatModel model =
                    AzureLlamaChatModel.builder().deployments(deployments).build();
            var view = new PoolView(terminal, deployments, Ansi.AUTO.enabled());

            for (int call = 1; call <= CALLS; call++) {
                switch (call) {
                    case 9 -> {
                        view.event("east: its quota is used up for 3 s");
                        east.throttle(Duration.ofSeconds(3));
                    }
                    case 15 -> {
                        view.event("sweden: stops");
                        sweden.stop();
                    }
                    case 24 -> {
                        view.event("sweden: is back");
                        sweden.start();
                    }
                    default -> {}
                }
                view.show(call, servedBy(model, "Is this call " + call + "?"));
                LockSupport.parkNanos(Duration.ofMillis(interval).toNanos());
            }
            view.summary();
        }
    }

    private static String servedBy(AzureLlamaChatModel model, String question) {
        var metadata = (AzureLlamaChatResponseMetadata)
                model.chat(UserMessage.from(question)).metadata();
        return String.valueOf(metadata.deployment());
    }
}
