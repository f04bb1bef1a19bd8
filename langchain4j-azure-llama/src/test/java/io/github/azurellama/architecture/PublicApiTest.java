package io.github.azurellama.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.AzureLlamaChatModel;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The public API is what {@code src/test/resources/api.txt} says. A change of it is either an accident, which this test
 * finds, or meant; then write the file anew and commit it with the change:
 *
 * <pre>{@code mvn -pl langchain4j-azure-llama test -Dtest=PublicApiTest -Dapi.write=true}</pre>
 */
class PublicApiTest {

    private static final Path DUMP = Path.of("src", "test", "resources", "api.txt");
    private static final String PACKAGE_NAMES = "\\b(?:[a-z][a-z0-9_]*\\.)+(?=[A-Z])";

    @Test
    void is_what_the_dump_says() throws Exception {
        List<String> api = dump();
        if (Boolean.getBoolean("api.write")) {
            Files.write(DUMP, api);
        }
        assertThat(api)
                .as("the public API; if the change is meant, run with -Dapi.write=true")
                .isEqualTo(Files.readAllLines(DUMP));
    }

    private static List<String> dump() throws Exception {
        List<String> lines = new ArrayList<>();
        for (Class<?> type : publicClasses()) {
            lines.add(type.getPackageName() + ": " + declaration(type));
            members(type).map(member -> "    " + member).distinct().sorted().forEach(lines::add);
        }
        return lines;
    }

    private static List<Class<?>> publicClasses() throws Exception {
        Path root = Path.of(AzureLlamaChatModel.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<Class<?>> classes = new ArrayList<>();
        for (String file : files(root)) {
            if (file.endsWith(".class") && !file.endsWith("-info.class") && !file.contains("/internal/")) {
                String name =
                        file.substring(0, file.length() - ".class".length()).replace('/', '.');
                Class<?> type = Class.forName(name, false, PublicApiTest.class.getClassLoader());
                if (isVisible(type.getModifiers())) {
                    classes.add(type);
                }
            }
        }
        return classes;
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static String declaration(Class<?> type) {
        String supertypes = Stream.concat(
                        Stream.ofNullable(type.getGenericSuperclass()), Arrays.stream(type.getGenericInterfaces()))
                .map(supertype -> readable(supertype.getTypeName()))
                .filter(name -> !name.equals("Object"))
                .reduce((one, other) -> one + ", " + other)
                .map(names -> " : " + names)
                .orElse("");
        // Java 17 leaves "sealed" out of the text, later versions do not.
        String text = type.toGenericString().replaceAll("\\b(?:non-)?sealed ", "");
        return readable(type.isSealed() ? "sealed " + text : text) + supertypes;
    }

    private static Stream<String> members(Class<?> type) {
        Stream<Executable> code =
                Stream.concat(Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()));
        Stream<Field> fields = Arrays.stream(type.getDeclaredFields());
        return Stream.concat(
                fields.filter(PublicApiTest::isApi).map(field -> readable(field.toGenericString())),
                code.filter(PublicApiTest::isApi).map(executable -> readable(executable.toGenericString())));
    }

    private static boolean isApi(Member member) {
        return isVisible(member.getModifiers()) && !member.isSynthetic();
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    /** Without the names of packages. */
    private static String readable(String signature) {
        return signature.replaceAll(PACKAGE_NAMES, "");
    }
}
