package consumer;

import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;

/** What somebody writes who knows nothing of this project but its published artifacts. */
public final class Consumer {

    private Consumer() {}

    /** Prints a response. */
    public static void main(String[] args) {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.SERVERLESS)) {
            var model = AzureLlamaChatModel.builder()
                    .endpoint(azure.url())
                    .apiKey(azure.apiKey())
                    .build();
            System.out.println(model.chat("How much is 37 plus 87?"));
        }
    }
}
