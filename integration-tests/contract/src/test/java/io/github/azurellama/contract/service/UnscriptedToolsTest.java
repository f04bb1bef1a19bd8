package io.github.azurellama.contract.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.service.AiServices;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.request.ToolCalling;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import io.github.azurellama.simulator.SimulatorOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tools and records that are made up here: the simulator's own responder has to make sense of them from the request. */
final class UnscriptedToolsTest {

    private final AzureSimulator azure = AzureSimulator.start(SimulatedEndpoint.OPENAI_COMPATIBLE);

    @AfterEach
    void stop() {
        azure.close();
    }

    /** Nothing but its own description says what the tool is for. */
    static final class Greenhouse {
        final List<String> calls = new ArrayList<>();

        @Tool("Waters plants of one species with some litres")
        String water(@P("species of the plants") String species, @P("number of litres") int litres) {
            calls.add(species + " " + litres);
            return "watered";
        }
    }

    interface Gardener {
        String work(String task);
    }

    record Shipment(String sender, int crates, boolean fragile) {}

    interface Clerk {
        Shipment read(String text);
    }

    @ParameterizedTest
    @EnumSource(ToolCalling.class)
    void an_unscripted_tool_is_called_with_arguments_from_the_text(ToolCalling toolCalling) {
        var greenhouse = new Greenhouse();
        Gardener gardener = AiServices.builder(Gardener.class)
                .chatModel(builder().toolCalling(toolCalling).build())
                .tools(greenhouse)
                .build();

        gardener.work("Water the plants. The species is orchid, the number of litres is 3.");

        assertThat(greenhouse.calls).singleElement().asString().contains("orchid", "3");
    }

    @ParameterizedTest
    @EnumSource(StructuredOutput.class)
    void an_unscripted_record_is_filled(StructuredOutput structuredOutput) {
        Clerk clerk = AiServices.create(
                Clerk.class, builder().structuredOutput(structuredOutput).build());

        Shipment shipment = clerk.read("Sender: Klaus. Crates: 12. The load is fragile.");

        assertThat(shipment).isEqualTo(new Shipment("Klaus", 12, true));
    }

    @Test
    void too_many_images_are_refused_with_what_to_do() {
        ImageContent image = ImageContent.from("http://localhost/cat.png");

        try (var maverick = AzureSimulator.start(SimulatorOptions.of(SimulatedEndpoint.OPENAI_COMPATIBLE)
                .models("Llama-4-Maverick-17B-128E-Instruct-FP8"))) {
            AzureLlamaChatModel model =
                    AzureLlamaChatModel.builder().endpoint(maverick.url()).build();

            assertThatThrownBy(() -> model.chat(UserMessage.from(TextContent.from("What do you see?"), image, image)))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("At most 1 image(s)")
                    .hasMessageContaining("Send fewer images");
        }
    }

    private AzureLlamaChatModelBuilder<AzureLlamaChatModel> builder() {
        return AzureLlamaChatModel.builder().endpoint(azure.url());
    }
}
