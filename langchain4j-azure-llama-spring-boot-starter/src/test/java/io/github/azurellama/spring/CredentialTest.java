package io.github.azurellama.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.identity.DefaultAzureCredentialBuilder;
import dev.langchain4j.model.chat.ChatModel;
import io.github.azurellama.auth.AzureLlamaCredential;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.core.publisher.Mono;

final class CredentialTest {

    private static final AzureSimulator AZURE = AzureSimulator.start(SimulatedEndpoint.SERVERLESS);
    private static final String SERVERLESS = Prefix.CHAT_MODEL + ".endpoint-kind=serverless";
    private static final String ENTRA_ID = Prefix.CHAT_MODEL + ".credential=entra-id";

    private final ApplicationContextRunner keyless =
            Contexts.empty().withPropertyValues(Prefix.CHAT_MODEL + ".endpoint=" + AZURE.url());

    @AfterAll
    static void stop() {
        AZURE.close();
    }

    @Test
    void a_token_credential_of_the_application_signs_calls_to_azure() {
        keyless.withPropertyValues(SERVERLESS)
                .withBean(TokenCredential.class, CredentialTest::tokens)
                .run(context ->
                        assertThat(sent(context.getBean(ChatModel.class))).isEqualTo("Bearer " + AZURE.accessToken()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/v1", "/score", "/score/", "/api/v1/endpoint/e/score"})
    void no_token_of_azure_goes_to_a_server_that_need_not_be_azures(String path) {
        Contexts.empty()
                .withPropertyValues(Prefix.CHAT_MODEL + ".endpoint=" + AZURE.url() + path)
                .withBean(TokenCredential.class, () -> {
                    throw new AssertionError("requested the credential");
                })
                .withInitializer(context -> context.addBeanFactoryPostProcessor(beans -> beans.getBeanDefinition(
                                beans.getBeanNamesForType(TokenCredential.class, true, false)[0])
                        .setLazyInit(true)))
                .run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {".max-retries=0", ".credential=entra-id"})
    void a_user_can_have_a_token_sent_to_any_server_by_naming_its_kind(String setting) {
        try (var compute = AzureSimulator.start(SimulatedEndpoint.MANAGED_COMPUTE)) {
            Contexts.empty()
                    .withPropertyValues(
                            Prefix.CHAT_MODEL + ".endpoint=" + compute.url() + "/score",
                            Prefix.CHAT_MODEL + ".endpoint-kind=MANAGED_COMPUTE",
                            Prefix.CHAT_MODEL + setting)
                    .withBean(TokenCredential.class, () -> tokens(compute))
                    .run(context -> {
                        context.getBean(ChatModel.class).chat("How much is 37 plus 87?");

                        assertThat(compute.requests().get(0).header("Authorization"))
                                .contains("Bearer " + compute.accessToken());
                    });
        }
    }

    @Test
    void a_key_wins_over_the_beans() {
        keyless.withPropertyValues(SERVERLESS, Prefix.CHAT_MODEL + ".api-key=" + AZURE.apiKey())
                .withBean(TokenCredential.class, CredentialTest::tokens)
                .run(context ->
                        assertThat(sent(context.getBean(ChatModel.class))).isEqualTo("Bearer " + AZURE.apiKey()));
    }

    @Test
    void a_credential_of_this_library_wins_over_one_of_azure_core() {
        keyless.withPropertyValues(SERVERLESS)
                .withBean(AzureLlamaCredential.class, () -> AzureLlamaCredential.apiKey(AZURE.apiKey()))
                .withBean(TokenCredential.class, CredentialTest::tokens)
                .run(context ->
                        assertThat(sent(context.getBean(ChatModel.class))).isEqualTo("Bearer " + AZURE.apiKey()));
    }

    @Test
    void entra_id_alone_does_not_send_a_token_to_a_host_that_is_not_azures() {
        keyless.withPropertyValues(ENTRA_ID)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("which is not a host of Azure")
                        .hasMessageContaining("endpointKind"));
    }

    @Test
    void entra_id_wants_no_bean_where_azure_identity_is() {
        keyless.withPropertyValues(ENTRA_ID, SERVERLESS)
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(ChatModel.class));
    }

    @Test
    void entra_id_names_what_is_missing() {
        keyless.withPropertyValues(ENTRA_ID)
                .withClassLoader(new FilteredClassLoader(DefaultAzureCredentialBuilder.class))
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining(Prefix.CHAT_MODEL + ".credential is entra-id")
                        .hasMessageContaining("add com.azure:azure-identity to the dependencies"));
    }

    @Test
    void works_without_azure_core() {
        keyless.withClassLoader(new FilteredClassLoader("com.azure"))
                .withPropertyValues(SERVERLESS, Prefix.CHAT_MODEL + ".api-key=" + AZURE.apiKey())
                .run(context ->
                        assertThat(sent(context.getBean(ChatModel.class))).isEqualTo("Bearer " + AZURE.apiKey()));
    }

    @Test
    void a_key_and_entra_id_contradict_each_other() {
        keyless.withPropertyValues(ENTRA_ID, Prefix.CHAT_MODEL + ".api-key=anything")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessage(Prefix.CHAT_MODEL + ".credential is entra-id, but " + Prefix.CHAT_MODEL
                                + ".api-key is set too: remove one of them"));
    }

    private static String sent(ChatModel model) {
        AZURE.clearRequests();
        model.chat("How much is 37 plus 87?");
        return AZURE.requests().get(0).header("Authorization").orElse("");
    }

    private static TokenCredential tokens() {
        return tokens(AZURE);
    }

    private static TokenCredential tokens(AzureSimulator azure) {
        return scopes -> Mono.just(new AccessToken(
                azure.accessToken(), OffsetDateTime.now(ZoneOffset.UTC).plusHours(1)));
    }
}
