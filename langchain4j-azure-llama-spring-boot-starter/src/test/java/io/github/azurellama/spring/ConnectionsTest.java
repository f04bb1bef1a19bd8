package io.github.azurellama.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.language.LanguageModel;
import io.github.azurellama.quota.LlamaQuota;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Connections and quotas that models share by name. */
final class ConnectionsTest {

    private static final AzureSimulator AZURE = AzureSimulator.start(SimulatedEndpoint.SERVERLESS);
    private static final String MAIN = Prefix.CONNECTIONS + ".main";
    private static final String MODELS = Prefix.MODELS;

    private final ApplicationContextRunner main = Contexts.with(MAIN, AZURE)
            .withPropertyValues(
                    MODELS + ".a.connection=main",
                    MODELS + ".b.connection=main",
                    MAIN + ".custom-headers.X-Team=blue",
                    MAIN + ".custom-headers.X-Floor=1");

    @AfterAll
    static void stop() {
        AZURE.close();
    }

    @BeforeEach
    void clear() {
        AZURE.clearRequests();
    }

    @Test
    void models_share_a_connection() {
        main.run(context -> {
            context.getBean("aChatModel", ChatModel.class).chat("Hello");
            context.getBean("bChatModel", ChatModel.class).chat("Hello");
        });
        assertThat(AZURE.requests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.header("X-Team")).contains("blue"));
    }

    @Test
    void an_unnamed_model_can_use_a_connection() {
        main.withPropertyValues(Prefix.LANGUAGE_MODEL + ".connection=MAIN")
                .run(context -> assertThat(context.getBean(LanguageModel.class)
                                .generate("How much is 37 plus 87?")
                                .content())
                        .isNotEmpty());
        assertThat(AZURE.requests().get(0).header("X-Team")).contains("blue");
    }

    @Test
    void a_models_own_properties_complete_those_of_its_connection() {
        main.withPropertyValues(MODELS + ".a.custom-headers.X-Floor=2")
                .run(context -> context.getBean("aChatModel", ChatModel.class).chat("Hello"));
        assertThat(AZURE.requests().get(0).header("X-Team")).contains("blue");
        assertThat(AZURE.requests().get(0).header("X-Floor")).contains("2");
    }

    @Test
    void a_connection_names_its_client() {
        var counting = new OkHttpClient.Builder()
                .addInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .header("X-Client", "second")
                        .build()))
                .build();
        main.withPropertyValues(MAIN + ".ok-http-client=second")
                .withBean("first", OkHttpClient.class, OkHttpClient::new)
                .withBean("second", OkHttpClient.class, () -> counting)
                .run(context -> context.getBean("aChatModel", ChatModel.class).chat("Hello"));
        assertThat(AZURE.requests().get(0).header("X-Client")).contains("second");
    }

    @Test
    void models_share_a_quota() {
        main.withPropertyValues(
                        Prefix.QUOTAS + ".slow-one.requests-per-minute=1",
                        Prefix.QUOTAS + ".slow-one.tokens-per-minute=100000",
                        Prefix.QUOTAS + ".slow-one.max-wait=0s",
                        MODELS + ".a.quota=slow-one",
                        MODELS + ".b.quota=slowOne")
                .run(context -> {
                    assertThat(context.getBean("slowOneQuota", LlamaQuota.class).maxWait())
                            .isEqualTo(Duration.ZERO);
                    context.getBean("aChatModel", ChatModel.class).chat("Hello");
                    assertThat(org.assertj.core.api.Assertions.catchThrowable(
                                    () -> context.getBean("bChatModel", ChatModel.class)
                                            .chat("Hello")))
                            .hasMessageContaining("1 requests");
                });
        assertThat(AZURE.requests()).hasSize(1);
    }

    @Test
    void a_named_quota_is_not_used_by_models_that_do_not_name_it() {
        main.withPropertyValues(
                        Prefix.QUOTAS + ".slow.requests-per-minute=1",
                        Prefix.QUOTAS + ".slow.tokens-per-minute=1",
                        Prefix.QUOTAS + ".slow.max-wait=0s")
                .run(context -> context.getBean("aChatModel", ChatModel.class).chat("Hello"));
        assertThat(AZURE.requests()).hasSize(1);
    }

    @Test
    void a_quota_may_be_a_bean_of_the_application() {
        main.withPropertyValues(MODELS + ".a.quota=own")
                .withBean(
                        "own",
                        LlamaQuota.class,
                        () -> LlamaQuota.perMinute(1, 1).withMaxWait(Duration.ZERO))
                .withBean("other", LlamaQuota.class, () -> LlamaQuota.perMinute(1, 1))
                .run(context -> assertThat(org.assertj.core.api.Assertions.catchThrowable(() ->
                                context.getBean("aChatModel", ChatModel.class).chat("Hello")))
                        .hasMessageContaining("1 tokens"));
    }

    @Test
    void a_blank_endpoint_of_a_connection_makes_no_model() {
        main.withPropertyValues(MAIN + ".endpoint=${NO_SUCH_VARIABLE:}", Prefix.CHAT_MODEL + ".connection=main")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ChatModel.class));
    }
}
