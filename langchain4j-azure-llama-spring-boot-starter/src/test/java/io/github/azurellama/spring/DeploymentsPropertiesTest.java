package io.github.azurellama.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.groups.Tuple.tuple;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.language.LanguageModel;
import io.github.azurellama.DeploymentStatus;
import io.github.azurellama.DeploymentStatus.State;
import io.github.azurellama.LlamaDeployment;
import io.github.azurellama.LlamaDeployments;
import io.github.azurellama.auth.AzureLlamaCredential;
import io.github.azurellama.quota.LlamaQuota;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import io.github.azurellama.simulator.fault.Fault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Several deployments that models use as one, described by properties. */
final class DeploymentsPropertiesTest {

    private static final AzureSimulator EAST = AzureSimulator.start(SimulatedEndpoint.SERVERLESS);
    private static final AzureSimulator WEST = AzureSimulator.start(SimulatedEndpoint.OPENAI_COMPATIBLE);
    private static final String POOL = Prefix.DEPLOYMENTS + ".both-regions";
    private static final String EAST_PREFIX = POOL + ".members.east";
    private static final String WEST_PREFIX = POOL + ".members.west";
    private static final String SERVED =
            SimulatedEndpoint.OPENAI_COMPATIBLE.defaultModels().get(0);
    private static final Fault OUTAGE = new Fault.Refuse(503, Map.of(), "overloaded");

    private final ApplicationContextRunner both = Contexts.with(EAST_PREFIX, EAST)
            .withPropertyValues(
                    WEST_PREFIX + ".endpoint=" + WEST.url(),
                    WEST_PREFIX + ".priority=1",
                    Prefix.CHAT_MODEL + ".deployments=both-regions");

    record Watching(@Qualifier("both-regions") LlamaDeployments deployments) {}

    @AfterAll
    static void stop() {
        EAST.close();
        WEST.close();
    }

    @BeforeEach
    void clear() {
        EAST.clearRequests();
        WEST.clearRequests();
    }

    @Test
    void a_request_goes_to_the_next_deployment_when_the_first_fails() {
        EAST.failNext(OUTAGE);
        both.withBean(Watching.class).run(context -> {
            assertThat(context.getBean(ChatModel.class).chat("How much is 37 plus 87?"))
                    .contains("124");
            assertThat(context.getBean(Watching.class).deployments().status())
                    .extracting(DeploymentStatus::name, DeploymentStatus::state)
                    .containsExactly(tuple("east", State.FAILING), tuple("west", State.READY));
        });
        assertThat(EAST.requests()).hasSize(1);
        assertThat(WEST.requests()).hasSize(1);
    }

    @Test
    void models_share_what_one_of_them_finds_out() {
        EAST.failNext(new Fault.Refuse(401, Map.of(), "the key has expired")); // no probe comes between
        both.withPropertyValues(
                        Prefix.MODELS + ".fast.deployments=bothRegions",
                        Prefix.LANGUAGE_MODEL + ".deployments=both-regions")
                .run(context -> {
                    assertThat(context).hasSingleBean(LlamaDeployments.class).hasSingleBean(LanguageModel.class);
                    context.getBean("azureLlamaChatModel", ChatModel.class).chat("Hello");
                    context.getBean("fastChatModel", ChatModel.class).chat("Hello");
                });
        assertThat(EAST.requests()).hasSize(1);
        assertThat(WEST.requests()).hasSize(2);
    }

    @Test
    void a_deployment_has_all_settings_of_its_own() {
        both.withPropertyValues(
                        Prefix.QUOTAS + ".small.requests-per-minute=1",
                        Prefix.QUOTAS + ".small.tokens-per-minute=100000",
                        EAST_PREFIX + ".quota=small",
                        WEST_PREFIX + ".weight=3",
                        WEST_PREFIX + ".model-name=" + SERVED,
                        WEST_PREFIX + ".endpoint-kind=openai-compatible",
                        WEST_PREFIX + ".api-dialect=llama-native",
                        POOL + ".max-wait=0s",
                        POOL + ".slow-start=1s",
                        POOL + ".resend-lost-requests=true")
                .run(context -> {
                    LlamaDeployments deployments = context.getBean("bothRegionsDeployments", LlamaDeployments.class);
                    assertThat(deployments.deployments())
                            .extracting(LlamaDeployment::priority, LlamaDeployment::weight)
                            .containsExactly(tuple(0, 1), tuple(1, 3));
                    ChatModel model = context.getBean(ChatModel.class);
                    model.chat("Hello");
                    model.chat("Hello");
                });
        assertThat(EAST.requests()).hasSize(1);
        assertThat(WEST.requests()).hasSize(1);
        assertThat(WEST.requests().get(0).text()).contains("\"model\":\"" + SERVED + "\"");
    }

    @Test
    void a_wait_for_the_quotas_is_limited_by_a_property() {
        Contexts.with(EAST_PREFIX, EAST)
                .withPropertyValues(
                        Prefix.QUOTAS + ".small.requests-per-minute=1",
                        Prefix.QUOTAS + ".small.tokens-per-minute=100000",
                        EAST_PREFIX + ".quota=small",
                        POOL + ".max-wait=0s",
                        Prefix.CHAT_MODEL + ".deployments=both-regions",
                        Prefix.CHAT_MODEL + ".max-retries=0")
                .run(context -> {
                    context.getBean(ChatModel.class).chat("Hello");
                    assertThat(catchThrowable(
                                    () -> context.getBean(ChatModel.class).chat("Hello")))
                            .hasMessageContaining("no deployment is left");
                });
    }

    @Test
    void a_deployment_can_use_a_connection() {
        Contexts.with(Prefix.CONNECTIONS + ".main", EAST)
                .withPropertyValues(EAST_PREFIX + ".connection=main", Prefix.MODELS + ".fast.deployments=both-regions")
                .run(context ->
                        context.getBean("fastChatModel", ChatModel.class).chat("Hello"));
        assertThat(EAST.requests().get(0).header("Authorization")).contains("Bearer " + EAST.apiKey());
    }

    @Test
    void beans_give_a_deployment_its_credential_and_no_quota() {
        both.withPropertyValues(EAST_PREFIX + ".api-key=")
                .withBean(AzureLlamaCredential.class, () -> AzureLlamaCredential.apiKey(EAST.apiKey()))
                .withBean(LlamaQuota.class, () -> LlamaQuota.perMinute(1, 1).withMaxWait(Duration.ZERO))
                .run(context -> context.getBean(ChatModel.class).chat("Hello"));
        assertThat(EAST.requests().get(0).header("Authorization")).contains("Bearer " + EAST.apiKey());
    }

    @Test
    void the_deployments_may_be_a_bean_of_the_application() {
        LlamaDeployments own = LlamaDeployments.of(LlamaDeployment.builder()
                .endpoint(EAST.url())
                .apiKey(EAST.apiKey())
                .build());
        Contexts.empty()
                .withPropertyValues(Prefix.CHAT_MODEL + ".deployments=own")
                .withBean("own", LlamaDeployments.class, () -> own)
                .run(context -> context.getBean(ChatModel.class).chat("Hello"));
        assertThat(EAST.requests()).hasSize(1);
    }

    @Test
    void blank_deployments_make_no_model_and_a_blank_endpoint_no_deployment() {
        both.withPropertyValues(
                        Prefix.CHAT_MODEL + ".deployments=${NO_SUCH_VARIABLE:}",
                        Prefix.MODELS + ".fast.deployments=${NO_SUCH_VARIABLE:}",
                        WEST_PREFIX + ".endpoint=${NO_SUCH_VARIABLE:}")
                .run(context -> {
                    assertThat(context).hasNotFailed().doesNotHaveBean(ChatModel.class);
                    assertThat(context.getBean(LlamaDeployments.class).deployments())
                            .extracting(LlamaDeployment::name)
                            .containsExactly("east");
                });
    }

    @Test
    void environment_variables_and_files_describe_one_deployment_together() {
        Map<String, Object> variables =
                Map.of("LANGCHAIN4J_AZURELLAMA_DEPLOYMENTS_BOTHREGIONS_MEMBERS_FAREAST_APIKEY", EAST.apiKey());
        Contexts.empty()
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addLast(new SystemEnvironmentPropertySource("variables-systemEnvironment", variables)))
                .withPropertyValues(
                        POOL + ".members.far-east.endpoint=" + EAST.url(),
                        Prefix.CHAT_MODEL + ".deployments=both-regions")
                .run(context -> {
                    context.getBean(ChatModel.class).chat("Hello");
                    assertThat(BeanFactoryAnnotationUtils.qualifiedBeanOfType(
                                            context.getBeanFactory(), LlamaDeployments.class, "both-regions")
                                    .deployments())
                            .extracting(LlamaDeployment::name)
                            .containsExactly("far-east");
                });
        assertThat(EAST.requests().get(0).header("Authorization")).contains("Bearer " + EAST.apiKey());
    }
}
