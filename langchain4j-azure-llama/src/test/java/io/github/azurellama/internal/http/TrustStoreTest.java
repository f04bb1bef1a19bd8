package io.github.azurellama.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.LangChain4jException;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.testing.MockServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM reads its trust store once, so each test has a JVM of its own. */
class TrustStoreTest {

    @TempDir
    private Path folder;

    /** Builds two models, and prints why that failed. */
    static final class Builds {
        public static void main(String[] args) {
            for (int i = 0; i < 2; i++) {
                try {
                    AzureLlamaChatModel.builder()
                            .endpoint("https://llama.eastus2.models.ai.azure.com")
                            .apiKey("key")
                            .build();
                    System.out.println("built");
                } catch (Throwable e) {
                    System.out.println(e);
                }
            }
        }
    }

    /** Calls a server whose certificate nothing trusts, and prints why that failed. */
    static final class Calls {
        public static void main(String[] args) throws IOException {
            try (var server = new MockWebServer()) {
                var certificate = new HeldCertificate.Builder()
                        .addSubjectAlternativeName("localhost")
                        .build();
                MockServers.show(certificate, server);
                server.start();
                AzureLlamaChatModel.builder()
                        .endpoint("https://localhost:" + server.getPort() + "/v1")
                        .maxRetries(0)
                        .build()
                        .chat("Hi");
            } catch (LangChain4jException e) {
                System.out.println(e);
            }
            System.exit(0);
        }
    }

    @Test
    void one_that_does_not_exist_is_named_by_the_call() throws Exception {
        String store = folder.resolve("no-such.p12").toString();

        assertThat(run(Calls.class, "-Djavax.net.ssl.trustStore=" + store))
                .singleElement()
                .asString()
                .contains("There is no file " + store);
    }

    @Test
    void one_that_cannot_be_read_is_named_each_time_with_what_to_check() throws Exception {
        Path store = Files.writeString(folder.resolve("company.jks"), "not a key store");

        assertThat(run(Builds.class, "-Djavax.net.ssl.trustStore=" + store))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .startsWith(
                                "java.lang.IllegalStateException: the JVM's trust store, which https needs, cannot be read")
                        .contains("javax.net.ssl.trustStore (" + store + ")", "okHttpClient"));
    }

    @Test
    void a_wrong_password_is_named() throws Exception {
        assertThat(run(Builds.class, "-Djavax.net.ssl.trustStorePassword=wrong"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("password was incorrect", "trustStorePassword"));
    }

    @Test
    void the_jvms_own_is_read() throws Exception {
        assertThat(run(Builds.class, "-Dunrelated=1")).containsExactly("built", "built");
    }

    private static List<String> run(Class<?> main, String option) throws IOException, InterruptedException {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        option,
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(jvm.getInputStream().readAllBytes(), UTF_8);
        jvm.waitFor();
        return output.lines().toList();
    }
}
