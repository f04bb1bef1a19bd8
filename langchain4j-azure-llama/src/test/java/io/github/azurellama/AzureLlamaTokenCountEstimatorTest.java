package io.github.azurellama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.ModelNotFoundException;
import io.github.azurellama.testing.WireTest;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that the endpoint counts. */
class AzureLlamaTokenCountEstimatorTest extends WireTest {

    @Test
    void a_text_is_counted_without_the_token_that_begins_a_prompt() {
        enqueue(count(3));

        assertThat(estimator().build().estimateTokenCountInText("Hi there")).isEqualTo(3);

        var sent = taken();
        assertThat(sent.getUrl().encodedPath()).isEqualTo("/tokenize");
        assertThat(sent.getHeaders().get("Authorization")).isEqualTo("Bearer " + KEY);
        assertJson(body(sent), "{'prompt':'Hi there','content':'Hi there','add_special_tokens':false}");
    }

    @Test
    void messages_are_counted_as_the_prompt_that_they_make() {
        enqueue(count(12));

        var messages = List.<dev.langchain4j.data.message.ChatMessage>of(UserMessage.from("Hi"));
        assertThat(estimator().modelName("m").build().estimateTokenCountInMessages(messages))
                .isEqualTo(12);

        assertJson(
                body(taken()),
                "{'model':'m','messages':[{'role':'user','content':'Hi'}],'add_generation_prompt':true}");
    }

    @Test
    void a_message_counts_as_what_it_adds_to_a_prompt() {
        enqueue(count(30), count(37), count(41));
        AzureLlamaTokenCountEstimator estimator = estimator().build();

        assertThat(estimator.estimateTokenCountInMessage(UserMessage.from("One")))
                .isEqualTo(7);
        assertThat(estimator.estimateTokenCountInMessage(UserMessage.from("Two")))
                .isEqualTo(11);

        taken();
        assertJson(
                body(taken()),
                "{'messages':[{'role':'user','content':'Hi'},{'role':'user','content':'One'}],"
                        + "'add_generation_prompt':false}");
    }

    @Test
    void an_image_is_not_sent_but_counts_as_many_tokens_as_set() {
        enqueue(count(12));
        var message = UserMessage.from(TextContent.from("What?"), ImageContent.from("aGk=", "image/png"));

        assertThat(estimator().tokensPerImage(100).build().estimateTokenCountInMessages(List.of(message)))
                .isEqualTo(112);
        assertThat(taken().getBody().utf8()).doesNotContain("image");
    }

    @Test
    void nothing_to_count_sends_no_request() {
        AzureLlamaTokenCountEstimator estimator = estimator().build();

        assertThat(estimator.estimateTokenCountInText("")).isZero();
        assertThat(estimator.estimateTokenCountInMessages(List.of())).isZero();
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void a_count_is_tried_again_as_any_request_is() {
        enqueue(new MockResponse.Builder().code(503).addHeader("retry-after-ms", "1"), count(3));

        assertThat(estimator().build().estimateTokenCountInText("Hi")).isEqualTo(3);
    }

    @Test
    void an_endpoint_without_the_route_fails_with_the_remedy() {
        enqueue(new MockResponse.Builder().code(404).body("{\"detail\":\"Not Found\"}"));

        assertThatThrownBy(() -> estimator().build().estimateTokenCountInText("Hi"))
                .isInstanceOf(ModelNotFoundException.class)
                .hasMessageContaining("This endpoint has no /tokenize: set tokenizerModel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"tokens\":[]}", "{\"count\":\"three\"}", "[]", "7"})
    void a_response_without_a_number_is_refused(String body) {
        enqueue(new MockResponse.Builder().body(body));

        assertThatThrownBy(() -> estimator().build().estimateTokenCountInText("Hi"))
                .isInstanceOf(InternalServerException.class)
                .hasMessageContaining("set tokenizerModel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"tokens\":[1,2,3]}", "[1,2,3]", "{\"tokens\":[{\"id\":1},{\"id\":2},{\"id\":3}]}"})
    void a_list_of_tokens_is_counted_as_llama_cpp_sends_it(String body) {
        enqueue(new MockResponse.Builder().body(body));

        assertThat(estimator().build().estimateTokenCountInText("Hi there")).isEqualTo(3);
    }

    /** llama.cpp reads no messages, and a count of 0 would be wrong. */
    @Test
    void an_empty_list_is_no_count_of_messages() {
        enqueue(new MockResponse.Builder().body("{\"tokens\":[]}"));
        var messages = List.<dev.langchain4j.data.message.ChatMessage>of(UserMessage.from("Hi"));

        assertThatThrownBy(() -> estimator().build().estimateTokenCountInMessages(messages))
                .isInstanceOf(InternalServerException.class)
                .hasMessageContaining("tokenizerModel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.eastus.models.ai.azure.com",
                "https://a.services.ai.azure.com/models",
                "https://a.services.ai.azure.com/openai/v1"
            })
    void an_endpoint_that_never_has_the_route_is_refused_at_once(String endpoint) {
        var builder = AzureLlamaTokenCountEstimator.builder().endpoint(endpoint).apiKey(KEY);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no /tokenize: set tokenizerModel");
    }

    @Test
    void two_ways_of_counting_contradict_each_other() {
        var builder = estimator().tokenizerModel(Path.of("tokenizer.model"));

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("both set");
    }

    private AzureLlamaTokenCountEstimatorBuilder estimator() {
        return AzureLlamaTokenCountEstimator.builder().endpoint(url("/v1")).apiKey(KEY);
    }

    private static MockResponse.Builder count(int count) {
        return new MockResponse.Builder().body("{\"count\":" + count + ",\"max_model_len\":8192,\"tokens\":[1]}");
    }
}
