package io.github.azurellama.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaTokenCountEstimator;
import io.github.azurellama.internal.token.TinyVocabulary;
import io.github.azurellama.quota.LlamaQuota;
import io.github.azurellama.testing.MockServers;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** azure-core, Bucket4j and jtokkit are optional: without them everything works that needs neither. */
final class WithoutOptionalLibrariesTest {

    private static final Pattern OPTIONAL =
            Pattern.compile("(jtokkit|bucket4j_jdk17-core|azure-\\w+|reactor-\\w+|reactive-streams)-[\\d.]+\\.jar");

    @StartStop
    final MockWebServer server = MockServers.create();

    @Test
    void a_model_responds() throws Exception {
        server.enqueue(new MockResponse.Builder().body("""
                        {"choices":[{"message":{"content":"Hi"},"finish_reason":"stop"}]}""").build());

        try (URLClassLoader loader = withoutOptionalLibraries()) {
            Object answer = loader.loadClass(Caller.class.getName())
                    .getMethod("call", String.class)
                    .invoke(null, server.url("/v1").toString());

            assertThat(answer).isEqualTo("Hi");
        }
    }

    @Test
    void they_are_really_absent_there() throws IOException {
        try (URLClassLoader loader = withoutOptionalLibraries()) {
            assertThatThrownBy(() -> loader.loadClass("com.azure.core.credential.TokenCredential"))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void a_vocabulary_is_refused_with_the_dependency_that_it_needs(@TempDir Path folder) throws Exception {
        Path vocabulary = TinyVocabulary.in(folder);
        try (URLClassLoader loader = withoutOptionalLibraries()) {
            Object refusal = loader.loadClass(Caller.class.getName())
                    .getMethod("countWith", String.class)
                    .invoke(null, vocabulary.toString());

            assertThat(refusal)
                    .isEqualTo("tokenizerModel = " + vocabulary + " needs jtokkit: add the dependency"
                            + " com.knuddels:jtokkit");
        }
    }

    @Test
    void a_quota_is_refused_with_the_dependency_that_it_needs() throws Exception {
        try (URLClassLoader loader = withoutOptionalLibraries()) {
            Object refusal =
                    loader.loadClass(Caller.class.getName()).getMethod("limit").invoke(null);

            assertThat(refusal)
                    .isEqualTo("LlamaQuota needs Bucket4j: add com.bucket4j:bucket4j_jdk17-core to the dependencies");
        }
    }

    private static URLClassLoader withoutOptionalLibraries() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        URL[] urls = Arrays.stream(classPath.split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> !OPTIONAL.matcher(path.getFileName().toString()).matches())
                .map(path -> url(path.toUri()))
                .toArray(URL[]::new);
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(URI uri) {
        try {
            return uri.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs inside the other class loader, so that only strings cross. */
    public static final class Caller {

        private Caller() {}

        /** Calls the model at that endpoint. */
        public static String call(String endpoint) {
            return AzureLlamaChatModel.builder().endpoint(endpoint).build().chat("Hello");
        }

        /** Limits calls; says why it cannot. */
        public static String limit() {
            try {
                return LlamaQuota.perMinute(1, 1).toString();
            } catch (IllegalStateException e) {
                return String.valueOf(e.getMessage());
            }
        }

        /** Estimates, then counts with that vocabulary; says why it cannot. */
        public static String countWith(String vocabulary) {
            var builder = AzureLlamaTokenCountEstimator.builder();
            builder.build().estimateTokenCountInText("Hello");
            try {
                return builder.tokenizerModel(Path.of(vocabulary)).build().toString();
            } catch (IllegalStateException e) {
                return String.valueOf(e.getMessage());
            }
        }
    }
}
