package io.github.azurellama.testing;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * What must hold for any bytes from outside. Each build replays the corpus: the files in the test resources beside the
 * class, in a directory of its name with {@code Inputs} behind. It is also what Jazzer starts from, which looks for further
 * inputs for as long as the command says, with one target at a time:
 *
 * <pre>mvn -pl langchain4j-azure-llama test -Djazzer.fuzz=60s -Dtest=EventStreamReaderFuzzTest</pre>
 *
 * <p>An input that fails is written below that directory, from where each build then replays it. Jazzer's own replay is not
 * used, because it instruments the classes of all other tests in the same JVM too.
 */
public abstract class FuzzTarget {

    private static final String FUZZING = "JAZZER_FUZZ";

    /** Throws if something does not hold for this input. */
    protected abstract void check(byte[] input) throws Exception;

    @Timeout(Recorder.PATIENCE_SECONDS)
    @ParameterizedTest(name = "{0}")
    @ArgumentsSource(Corpus.class)
    @DisabledIfEnvironmentVariable(
            named = FUZZING,
            matches = ".+",
            disabledReason = "the fuzzer begins with the corpus itself")
    void holds_for_the_corpus(String name, byte[] input) throws Exception {
        check(input);
    }

    @EnabledIfEnvironmentVariable(named = FUZZING, matches = ".+", disabledReason = "fuzzes with -Djazzer.fuzz only")
    @FuzzTest
    void holds_for_what_the_fuzzer_finds(byte[] input) throws Exception {
        check(input);
    }

    private static final class Corpus implements ArgumentsProvider {

        @Override
        public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context)
                throws IOException, URISyntaxException {
            Class<?> target = context.getRequiredTestClass();
            URL directory = target.getResource(target.getSimpleName() + "Inputs");
            if (directory == null) {
                throw new IOException("no corpus for " + target.getName());
            }
            try (Stream<Path> files = Files.walk(Path.of(directory.toURI()))) {
                List<Path> inputs = files.filter(Files::isRegularFile).sorted().toList();
                return Stream.concat(
                        Stream.of(Arguments.of("empty", new byte[0])),
                        inputs.stream().map(Corpus::input));
            }
        }

        private static Arguments input(Path file) {
            try {
                return Arguments.of(String.valueOf(file.getFileName()), Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
