package io.github.azurellama.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.chat.ChatModel;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import io.github.azurellama.simulator.SimulatorOptions;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A server whose certificate is private, as in a company's network. */
final class SslBundleTest {

    private static final String MAIN = Prefix.CONNECTIONS + ".main";
    private static final AzureSimulator AZURE = AzureSimulator.start(
            SimulatorOptions.of(SimulatedEndpoint.SERVERLESS).tls());

    private final ApplicationContextRunner runner = Contexts.with(MAIN, AZURE)
            .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
            .withPropertyValues(
                    "spring.ssl.bundle.pem.private.truststore.certificate=" + certificate(),
                    Prefix.MODELS + ".a.connection=main",
                    Prefix.MODELS + ".b.connection=main");

    @AfterAll
    static void stop() {
        AZURE.close();
    }

    @BeforeEach
    void clear() {
        AZURE.clearRequests();
    }

    @Test
    void a_private_certificate_is_refused_without_a_bundle() {
        runner.withPropertyValues(MAIN + ".max-retries=0")
                .run(context -> assertThatThrownBy(() ->
                                context.getBean("aChatModel", ChatModel.class).chat("Hello"))
                        .isInstanceOf(LangChain4jException.class));
    }

    @Test
    void a_private_certificate_is_accepted_with_its_bundle_and_models_share_the_connection() {
        int before = AZURE.openedConnections();
        runner.withPropertyValues(MAIN + ".ssl-bundle=private").run(context -> {
            assertThat(context.getBean("aChatModel", ChatModel.class).chat("How much is 37 plus 87?"))
                    .contains("124");
            assertThat(context.getBean("bChatModel", ChatModel.class).chat("How much is 37 plus 87?"))
                    .contains("124");
        });
        assertThat(AZURE.openedConnections()).isEqualTo(before + 1);
    }

    @Test
    void the_bundle_is_used_on_the_applications_client() {
        var client = new OkHttpClient.Builder()
                .addInterceptor(chain -> chain.proceed(
                        chain.request().newBuilder().header("X-Client", "own").build()))
                .build();
        runner.withPropertyValues(MAIN + ".ssl-bundle=private")
                .withBean(OkHttpClient.class, () -> client)
                .run(context -> context.getBean("aChatModel", ChatModel.class).chat("Hello"));
        assertThat(AZURE.requests().get(0).header("X-Client")).contains("own");
    }

    @Test
    void the_protocols_of_the_bundle_are_kept() {
        runner.withPropertyValues(
                        MAIN + ".ssl-bundle=private",
                        MAIN + ".max-retries=0",
                        "spring.ssl.bundle.pem.private.options.enabled-protocols=TLSv1.1")
                .run(context -> assertThatThrownBy(() ->
                                context.getBean("aChatModel", ChatModel.class).chat("Hello"))
                        .isInstanceOf(LangChain4jException.class));
    }

    @Test
    void a_bundle_that_does_not_exist_is_named_with_its_property() {
        runner.withPropertyValues(MAIN + ".ssl-bundle=other")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining(MAIN + ".ssl-bundle = other: there is no SSL bundle of that name"));
    }

    private static String certificate() {
        try {
            String base64 =
                    Base64.getMimeEncoder().encodeToString(AZURE.certificate().getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
