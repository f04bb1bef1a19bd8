package io.github.azurellama.internal.prompted;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.service.AiServices;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.testing.MockServers;
import io.github.azurellama.testing.Responses;
import java.io.IOException;
import java.time.Duration;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;

/** AI Services of a model that gets the schema in the prompt, whose server sends the text of a test. */
abstract class PromptedServices {

    @StartStop
    final MockWebServer server = MockServers.create();

    <T> T service(Class<T> type, String text) {
        enqueue(text);
        return AiServices.create(
                type,
                AzureLlamaChatModel.builder()
                        .endpoint(server.url("/v1").toString())
                        .structuredOutput(StructuredOutput.PROMPTED)
                        .repairJson(true)
                        .readTimeout(Duration.ofSeconds(5))
                        .maxRetries(0)
                        .build());
    }

    void enqueue(String text) {
        server.enqueue(Responses.whole(escaped(text)).build());
    }

    private static String escaped(String text) {
        try {
            String json = new ObjectMapper().writeValueAsString(text);
            return json.substring(1, json.length() - 1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
