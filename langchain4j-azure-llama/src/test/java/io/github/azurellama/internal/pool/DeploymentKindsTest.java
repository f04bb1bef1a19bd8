package io.github.azurellama.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.catalog.ModelDescription;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.AzureLlamaLanguageModel;
import io.github.azurellama.AzureLlamaModelCatalog;
import io.github.azurellama.AzureLlamaTokenCountEstimator;
import io.github.azurellama.DeploymentStatus;
import io.github.azurellama.LlamaDeployment;
import io.github.azurellama.LlamaDeployments;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.error.InvalidSettingException;
import io.github.azurellama.quota.LlamaQuota;
import io.github.azurellama.request.LlamaOption;
import io.github.azurellama.response.CompletionMetadata;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.Responses;
import java.util.function.Consumer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deployments of different kinds: each attempt is written, and its response read, as its deployment needs. */
class DeploymentKindsTest extends PooledServers {

    private static final ToolSpecification WEATHER = ToolSpecification.builder()
            .name("weather")
            .parameters(JsonObjectSchema.builder().addStringProperty("city").build())
            .build();

    /** First a serverless deployment, whose tools go into the prompt; then a Foundry resource, which parses tool calls. */
    private LlamaDeployments different() {
        return LlamaDeployments.of(
                deployment("first", first)
                        .endpointKind(EndpointKind.SERVERLESS)
                        .apiDialect(ApiDialect.AZURE_AI_INFERENCE)
                        .build(),
                deployment("second", second)
                        .endpointKind(EndpointKind.OPENAI_COMPATIBLE)
                        .modelName("my-llama")
                        .priority(1)
                        .build());
    }

    @ParameterizedTest
    @EnumSource
    void each_attempt_is_written_and_read_in_the_way_of_its_deployment(CallMode mode) throws Exception {
        enqueue(
                first,
                error(503),
                mode.answer("{\\\"name\\\": \\\"weather\\\", \\\"parameters\\\": {\\\"city\\\": \\\"Rome\\\"}}"));
        enqueue(second, mode.answer("{\\\"name\\\": \\\"weather\\\"} is no call here"));
        LlamaDeployments pool = different();
        Chat chat = open(mode, pool);
        ChatRequest request = ChatRequest.builder()
                .messages(UserMessage.from("Weather?"))
                .toolSpecifications(WEATHER)
                .build();

        ChatResponse ofSecond = chat.ask(request);

        RecordedRequest toFirst = first.takeRequest();
        RecordedRequest toSecond = second.takeRequest();
        assertThat(toFirst.getTarget()).startsWith("/chat/completions?api-version=");
        assertThat(body(toFirst)).doesNotContain("\"tools\"", "\"model\"").contains("weather");
        assertThat(toFirst.getHeaders().get("Authorization")).isEqualTo("Bearer " + KEY);
        assertThat(toSecond.getTarget()).isEqualTo("/v1/chat/completions");
        assertThat(body(toSecond)).contains("\"tools\"", "\"model\":\"my-llama\"");
        assertThat(toSecond.getHeaders().get("extra-parameters")).isNull();
        assertThat(ofSecond.aiMessage().text()).isEqualTo("{\"name\": \"weather\"} is no call here");

        pool.drain("second");
        ChatResponse ofFirst = chat.ask(request);
        assertThat(ofFirst.aiMessage().toolExecutionRequests())
                .singleElement()
                .satisfies(call -> assertThat(call.arguments()).contains("Rome"));
    }

    private static String body(RecordedRequest request) {
        return request.getBody().utf8();
    }

    @ParameterizedTest
    @EnumSource
    void a_model_that_the_request_names_goes_to_each_and_takes_none_out(CallMode mode) throws Exception {
        enqueue(first, error(404));
        LlamaDeployments pool = different();
        ChatRequest request = ChatRequest.builder()
                .messages(UserMessage.from("Hi"))
                .modelName("another")
                .build();

        assertThatThrownBy(() -> open(mode, pool).ask(request)).hasMessageContaining("404");

        assertThat(body(first.takeRequest())).contains("\"model\":\"another\"");
        assertThat(states(pool)).containsOnly(DeploymentStatus.State.READY);
    }

    @Test
    void what_one_deployment_cannot_do_is_refused_when_the_model_is_built() {
        LlamaDeployments pool = different();

        assertThatThrownBy(() -> AzureLlamaChatModel.builder()
                        .deployments(pool)
                        .temperature(1.5)
                        .build())
                .hasMessageStartingWith("deployment first: temperature");
        LlamaDeployments withScore = LlamaDeployments.of(
                deployment("first", first).build(),
                deployment("second", second)
                        .endpointKind(EndpointKind.MANAGED_COMPUTE)
                        .apiDialect(ApiDialect.SCORE)
                        .build());
        assertThatThrownBy(() -> AzureLlamaChatModel.builder()
                        .deployments(withScore)
                        .option(LlamaOption.N, 2)
                        .build())
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageStartingWith("deployment second: n = 2 is not supported by /score");
    }

    @ParameterizedTest
    @EnumSource
    void what_one_deployment_cannot_do_is_refused_before_a_request_is_sent(CallMode mode) {
        LlamaDeployments pool = different();
        pool.drain("first"); // the other one could do it, but whether it gets the request would depend on chance
        ChatRequest request = ChatRequest.builder()
                .messages(UserMessage.from("Hi"))
                .temperature(1.5)
                .build();

        assertThatThrownBy(() -> open(mode, pool).ask(request)).hasMessageContaining("deployment first: temperature");
        assertThat(second.getRequestCount()).isZero();
    }

    @Test
    void a_language_model_uses_them_and_says_which() {
        enqueue(first, error(429).addHeader("Retry-After", "50"));
        enqueue(
                second,
                Responses.json(200, "{\"choices\":[{\"index\":0,\"text\":\" there\",\"finish_reason\":\"stop\"}]}"));

        var response =
                AzureLlamaLanguageModel.builder().deployments(pool()).build().generate("Hello");

        assertThat(response.content()).isEqualTo(" there");
        assertThat(response.metadata()).containsEntry(CompletionMetadata.DEPLOYMENT, "second");
    }

    @Test
    void a_missing_route_takes_a_deployment_out_for_that_kind_of_request_only() {
        enqueue(first, error(404), Responses.whole("still chats"));
        enqueue(second, Responses.json(200, "{\"choices\":[{\"index\":0,\"text\":\"x\",\"finish_reason\":\"stop\"}]}"));
        LlamaDeployments pool = pool();

        AzureLlamaLanguageModel.builder().deployments(pool).build().generate("Hello");

        assertThat(open(CallMode.SYNC, pool).text()).isEqualTo("still chats");
    }

    @Test
    void tokens_are_counted_by_the_next_one_too() {
        enqueue(first, error(503));
        enqueue(second, Responses.json(200, "{\"count\":7}"));

        var estimator =
                AzureLlamaTokenCountEstimator.builder().deployments(pool()).build();

        assertThat(estimator.estimateTokenCountInText("Hello")).isEqualTo(7);
    }

    @Test
    void the_catalog_has_the_models_of_all_that_respond() {
        enqueue(first, Responses.json(200, "{\"data\":[{\"id\":\"one\"},{\"id\":\"both\"}]}"), error(400));
        enqueue(second, Responses.json(200, "{\"data\":[{\"id\":\"both\"},{\"id\":\"two\"}]}"), error(400));
        AzureLlamaModelCatalog catalog =
                AzureLlamaModelCatalog.builder().deployments(pool()).logger(log).build();

        assertThat(catalog.listModels()).extracting(ModelDescription::name).containsExactly("one", "both", "two");
        assertThatThrownBy(catalog::listModels).hasMessageContaining("400");
    }

    @Test
    void a_setting_of_one_endpoint_beside_deployments_is_refused() {
        LlamaDeployments pool = pool();
        assertRefused("endpoint", builder -> builder.endpoint("http://localhost/v1"), pool);
        assertRefused("credential", builder -> builder.apiKey(KEY), pool);
        assertRefused("modelName", builder -> builder.modelName("llama"), pool);
        assertRefused("quota", builder -> builder.quota(LlamaQuota.perMinute(1, 1)), pool);
    }

    private static void assertRefused(
            String setting, Consumer<AzureLlamaChatModelBuilder<AzureLlamaChatModel>> change, LlamaDeployments pool) {
        var builder = AzureLlamaChatModel.builder().deployments(pool);
        change.accept(builder);
        assertThatThrownBy(builder::build)
                .isInstanceOfSatisfying(
                        InvalidSettingException.class,
                        e -> assertThat(e.setting()).isEqualTo(setting))
                .hasMessageContaining("LlamaDeployment.builder()");
    }

    @Test
    void a_pool_needs_deployments_of_different_names() {
        LlamaDeployment one = deployment("one", first).build();
        assertThatThrownBy(() -> LlamaDeployments.of()).hasMessageContaining("deployments is empty");
        assertThatThrownBy(() -> LlamaDeployments.of(one, one)).hasMessageContaining("name = one");
        assertThatThrownBy(() -> pool().drain("third")).hasMessageContaining("[first, second]");
        assertThatThrownBy(() -> deployment("one", first).weight(0)).hasMessageContaining("weight = 0");
    }

    @Test
    void strings_show_the_deployments_and_their_states_without_secrets() {
        LlamaDeployments pool = pool();
        pool.drain("second");

        String shown = AzureLlamaChatModel.builder().deployments(pool).build().toString();

        assertThat(shown)
                .contains("first http://localhost", "second http://localhost", "READY", "DRAINED", "priority=1")
                .doesNotContain(KEY);
    }

    @ParameterizedTest
    @EnumSource
    void a_model_that_one_deployment_wants_named_is_missed_whichever_gets_the_request(CallMode mode) {
        enqueue(first, mode.answer("by chance"));
        LlamaDeployments pool = LlamaDeployments.of(
                deployment("first", first).build(),
                deployment("second", second)
                        .endpointKind(EndpointKind.FOUNDRY_OPENAI)
                        .priority(1)
                        .build());

        assertThatThrownBy(open(mode, pool)::text).hasMessageContaining("deployment second: modelName");
    }
}
