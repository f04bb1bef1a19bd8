package io.github.azurellama.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.AzureLlamaChatModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @Test
    void one_that_cannot_be_read_is_named_each_time_with_what_to_check() throws Exception {
        Path store = Files.writeString(folder.resolve("company.jks"), "not a key store");

        assertThat(run("-Djavax.net.ssl.trustStore=" + store))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .startsWith(
                                "java.lang.IllegalStateException: the JVM's trust store, which https needs, cannot be read")
                        .contains("javax.net.ssl.trustStore (" + store + ")", "okHttpClient"));
    }

    @Test
    void a_wrong_password_is_told() throws Exception {
        assertThat(run("-Djavax.net.ssl.trustStorePassword=wrong"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("password was incorrect", "trustStorePassword"));
    }

    @Test
    void the_jvms_own_is_read() throws Exception {
        assertThat(run("-Dunrelated=1")).containsExactly("built", "built");
    }

    private static List<String> run(String option) throws IOException, InterruptedException {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        option,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Builds.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(jvm.getInputStream().readAllBytes(), UTF_8);
        jvm.waitFor();
        return output.lines().toList();
    }
}
