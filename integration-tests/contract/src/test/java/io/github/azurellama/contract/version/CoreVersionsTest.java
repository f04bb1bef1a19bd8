package io.github.azurellama.contract.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatorOptions;
import io.github.azurellama.simulator.responder.ModelOutput;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One jar for all versions of LangChain4j: it loads with each, whatever reflects on it, and has each call mode of its version. */
class CoreVersionsTest {

    /** The class path of this test with another LangChain4j core; shares nothing with the test but the JDK. */
    private static URLClassLoader loader(String version) {
        Path core = Path.of("target", "cores", "langchain4j-core-" + version + ".jar");
        assertThat(core).exists();
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        URL[] urls = Stream.concat(
                        Stream.of(core.toFile()),
                        Arrays.stream(path.split(File.pathSeparator))
                                .map(File::new)
                                .filter(file -> !file.getName().startsWith("langchain4j-core-")))
                .map(CoreVersionsTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(File file) {
        try {
            return file.toURI().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.19.0", "1.20.0", "1.23.0"})
    void each_call_mode_of_that_version_works(String version) throws Exception {
        try (var azure = AzureSimulator.start(SimulatorOptions.of(ScenarioTarget.OPENAI_COMPATIBLE.endpoint())
                        .apiKey(SimulatorOptions.DEFAULT_API_KEY)
                        .responder(conversation -> Optional.of(ModelOutput.text("one two three"))));
                var loader = loader(version)) {
            @SuppressWarnings("unchecked")
            var probe = (Function<List<String>, Map<String, String>>)
                    loader.loadClass(CoreProbe.class.getName()).getConstructor().newInstance();

            Map<String, String> results = probe.apply(List.of(
                    azure.url(),
                    SimulatorOptions.DEFAULT_API_KEY,
                    azure.options().config().models().get(0)));

            assertThat(results)
                    .hasSize(version.equals("1.19.0") ? 2 : 4)
                    .allSatisfy((mode, result) ->
                            assertThat(result).as(mode).isEqualTo("one two three[request, response]"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.19.0", "1.20.0", "1.23.0"})
    void a_framework_can_reflect_on_every_public_class(String version) throws Exception {
        List<String> names = publicClasses();
        assertThat(names).contains(AzureLlamaChatModel.class.getName()).hasSizeGreaterThan(50);
        try (var loader = loader(version)) {
            for (String name : names) {
                Class<?> type = loader.loadClass(name);
                assertThat(reflected(type)).as(name).isNotEmpty();
            }
        }
    }

    /** All that a framework may look at. */
    private static List<String> reflected(Class<?> type) {
        Stream<String> executables = Stream.<Executable[]>of(
                        type.getMethods(), type.getDeclaredMethods(), type.getDeclaredConstructors())
                .flatMap(Arrays::stream)
                .map(executable -> executable.toGenericString() + Arrays.toString(executable.getAnnotations()));
        Stream<String> others = Stream.<Object[]>of(
                        type.getDeclaredFields(), type.getDeclaredClasses(), type.getGenericInterfaces())
                .flatMap(Arrays::stream)
                .map(Object::toString);
        return Stream.concat(executables, others).toList();
    }

    /** Those of the library's jar or folder of classes. */
    private static List<String> publicClasses() throws IOException {
        URI library = URI.create(AzureLlamaChatModel.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString());
        Path location = Path.of(library);
        if (Files.isDirectory(location)) {
            return publicClasses(location);
        }
        try (var jar = FileSystems.newFileSystem(location)) {
            return publicClasses(jar.getPath("/"));
        }
    }

    private static List<String> publicClasses(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
                    .map(file -> file.replace(".class", "").replace('/', '.').replace('\\', '.'))
                    .filter(name -> !name.contains(".internal.") && !name.startsWith("META-INF"))
                    .toList();
        }
    }
}
