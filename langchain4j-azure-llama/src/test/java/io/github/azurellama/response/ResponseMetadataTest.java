package io.github.azurellama.response;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Responses;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a response contains besides its message, the same with and without streaming. */
class ResponseMetadataTest extends MockServerTest {

    /** The same completion, whole or as one chunk. */
    private static String completion(CallMode mode, String choices, String rest) {
        return "{\"choices\":["
                + choices.replace("MESSAGE", !mode.isStreaming() ? "message" : "delta")
                        .replace('\'', '"') + "]" + rest.replace('\'', '"') + "}";
    }

    private static final String HI = "{'index':0,'finish_reason':'stop','MESSAGE':{'content':'Hi'}}";

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void of_several_choices_the_one_with_index_0_is_the_message(CallMode mode) {
        enqueue(mode.raw(completion(
                mode,
                "{'index':2,'finish_reason':'stop','MESSAGE':{'content':'two'}},"
                        + "{'index':0,'finish_reason':'length','MESSAGE':{'content':'zero'}},"
                        + "{'index':1,'finish_reason':'odd','MESSAGE':{'content':'one'}}",
                "")));

        ChatResponse response = open(mode, b -> b.n(3).maxOutputTokens(5)).ask("Hi");

        var metadata = (AzureLlamaChatResponseMetadata) response.metadata();
        assertThat(response.aiMessage().text()).isEqualTo("zero");
        assertThat(metadata.choices()).extracting(Choice::text).containsExactly("zero", "one", "two");
        assertThat(metadata.choices())
                .extracting(Choice::finishReason)
                .containsExactly(FinishReason.LENGTH, FinishReason.OTHER, FinishReason.STOP);
        assertThat(metadata.choices().get(1).rawFinishReason()).isEqualTo("odd");
        assertThat(metadata.finishReason()).isEqualTo(FinishReason.LENGTH);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void id_model_creation_and_usage(CallMode mode) {
        enqueue(mode.raw(completion(
                mode,
                HI,
                ",'id':'c9','model':'Llama-3','created':1074462,"
                        + "'usage':{'prompt_tokens':40,'completion_tokens':18,'total_tokens':58}")));

        AzureLlamaChatResponseMetadata metadata = open(mode).metadata();

        assertThat(metadata.id()).isEqualTo("c9");
        assertThat(metadata.modelName()).isEqualTo("Llama-3");
        assertThat(metadata.created()).isEqualTo(1074462L);
        assertThat(metadata.tokenUsage()).isEqualTo(new AzureLlamaTokenUsage(40, 18, 58, null, null));
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void usage_from_the_headers_where_the_body_has_none(CallMode mode) {
        enqueue(mode.raw(completion(mode, HI, ",'usage':null,'model':''"))
                .addHeader("prompt_token_len", "40")
                .addHeader("sampling_token_len", "18"));

        AzureLlamaChatResponseMetadata metadata = open(mode).metadata();

        assertThat(metadata.tokenUsage()).isEqualTo(new AzureLlamaTokenUsage(40, 18, 58, null, null));
        assertThat(metadata.modelName()).isNull();
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void no_usage_is_null(CallMode mode) {
        enqueue(mode.raw(completion(mode, HI, "")));

        assertThat(open(mode).metadata().tokenUsage()).isNull();
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void request_id_and_quota_from_the_headers(CallMode mode) {
        enqueue(mode.answer("Hi")
                .addHeader("x-request-id", "r-3")
                .addHeader("x-ratelimit-limit-requests", "1000")
                .addHeader("x-ratelimit-remaining-requests", "999")
                .addHeader("x-ratelimit-remaining-tokens", "-1")
                .addHeader("x-ratelimit-reset-requests", "0")
                .addHeader("x-ratelimit-reset-tokens", "1m"));

        AzureLlamaChatResponseMetadata metadata = open(mode).metadata();

        assertThat(metadata.requestId()).isEqualTo("r-3");
        var quota = Objects.requireNonNull(metadata.rateLimitStatus());
        assertThat(quota.limitRequests()).isEqualTo(1000);
        assertThat(quota.remainingRequests()).isEqualTo(999);
        assertThat(quota.remainingTokens()).isNull();
        assertThat(quota.resetRequests()).isNull();
        assertThat(quota.resetTokens()).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void what_the_content_filter_found_in_prompt_and_response(CallMode mode) {
        enqueue(mode.raw(completion(
                mode,
                "{'index':0,'finish_reason':'content_filter','MESSAGE':{'content':''},"
                        + "'content_filter_results':{'hate':{'filtered':true,'severity':'high'}}}",
                ",'prompt_filter_results':[{'prompt_index':0,'content_filter_result':"
                        + "{'jailbreak':{'filtered':false,'detected':false},'custom_blocklists':"
                        + "{'filtered':false,'details':[]}}}]")));

        AzureLlamaChatResponseMetadata metadata = open(mode).metadata();

        assertThat(metadata.finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
        assertThat(metadata.contentFilterResults())
                .containsExactly(new ContentFilterResult("hate", true, "high", null, null));
        assertThat(metadata.promptFilterResults())
                .containsExactly(
                        new ContentFilterResult("jailbreak", false, null, false, null),
                        new ContentFilterResult("custom_blocklists", false, null, null, null));
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void an_outage_of_the_filter_is_not_hidden(CallMode mode) {
        enqueue(mode.raw(completion(
                mode,
                "{'index':0,'finish_reason':'content_filter_error','MESSAGE':{'content':'Hi'},'content_filter_result':"
                        + "{'error':{'code':'content_filter_error','message':'not filtered'}}}",
                "")));

        AzureLlamaChatResponseMetadata metadata = open(mode).metadata();

        assertThat(metadata.finishReason()).isEqualTo(FinishReason.OTHER);
        assertThat(metadata.rawFinishReason()).isEqualTo("content_filter_error");
        assertThat(metadata.contentFilterResults())
                .containsExactly(new ContentFilterResult("error", false, null, null, "not filtered"));
    }

    @Test
    void usage_that_comes_with_every_chunk_counts_as_the_last_one_says() {
        enqueue(Responses.events(Responses.event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"}}],"
                        + "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":1,\"total_tokens\":4}}")
                + Responses.event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],"
                        + "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2,\"total_tokens\":5}}")
                + Responses.DONE));

        assertThat(open(CallMode.STREAMING).metadata().tokenUsage())
                .isEqualTo(new AzureLlamaTokenUsage(3, 2, 5, null, null));
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_refusal_is_the_text_and_a_filter_at_work(CallMode mode) {
        enqueue(mode.raw(
                completion(mode, "{'index':0,'finish_reason':'stop','MESSAGE':{'refusal':'I will not'}}", "")));

        ChatResponse response = open(mode).ask("Hi");

        assertThat(response.aiMessage().text()).isEqualTo("I will not");
        assertThat(response.finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
    }
}
