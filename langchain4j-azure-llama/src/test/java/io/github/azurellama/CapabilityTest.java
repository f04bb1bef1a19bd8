package io.github.azurellama;

import static dev.langchain4j.model.chat.Capability.RESPONSE_FORMAT_JSON_SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.Capability;
import io.github.azurellama.request.StructuredOutput;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CapabilityTest {

    @Test
    void schemas_are_promised_without_any_setting() {
        assertThat(builder().build().supportedCapabilities()).containsExactly(RESPONSE_FORMAT_JSON_SCHEMA);
        assertThat(builder()
                        .supportedCapabilities((Set<Capability>) null)
                        .build()
                        .supportedCapabilities())
                .containsExactly(RESPONSE_FORMAT_JSON_SCHEMA);
    }

    @ParameterizedTest
    @EnumSource(StructuredOutput.class)
    void schemas_are_promised_in_every_mode(StructuredOutput structuredOutput) {
        assertThat(builder().structuredOutput(structuredOutput).build().supportedCapabilities())
                .containsExactly(RESPONSE_FORMAT_JSON_SCHEMA);
    }

    @Test
    void what_the_user_says_of_the_endpoint_wins() {
        assertThat(builder()
                        .supportedCapabilities(RESPONSE_FORMAT_JSON_SCHEMA)
                        .build()
                        .supportedCapabilities())
                .containsExactly(RESPONSE_FORMAT_JSON_SCHEMA);
        assertThat(builder()
                        .structuredOutput(StructuredOutput.PROMPTED)
                        .supportedCapabilities(Set.<Capability>of())
                        .build()
                        .supportedCapabilities())
                .isEmpty();
    }

    @Test
    void a_streaming_model_promises_as_a_blocking_one_does() {
        var streaming = AzureLlamaStreamingChatModel.builder().endpoint("http://localhost:8000/v1");

        assertThat(streaming.build().supportedCapabilities()).containsExactly(RESPONSE_FORMAT_JSON_SCHEMA);
        assertThat(streaming.supportedCapabilities(Set.<Capability>of()).build().supportedCapabilities())
                .isEmpty();
    }

    private static AzureLlamaChatModelBuilder<AzureLlamaChatModel> builder() {
        return AzureLlamaChatModel.builder().endpoint("http://localhost:8000/v1");
    }
}
