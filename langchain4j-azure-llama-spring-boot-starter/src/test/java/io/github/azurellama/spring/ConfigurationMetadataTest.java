package io.github.azurellama.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.request.LlamaOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The metadata is generated from settings, options and javadoc. After a change of these, write the files again and commit them:
 *
 * <pre>{@code mvn -pl langchain4j-azure-llama-spring-boot-starter -am test -Dtest=ConfigurationMetadataTest
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dmetadata.write=true}</pre>
 */
final class ConfigurationMetadataTest {

    private static final Path MAIN = Path.of("src", "main");
    private static final Path FILE =
            MAIN.resolve(Path.of("resources", "META-INF", "spring-configuration-metadata.json"));

    @Test
    void is_what_settings_options_and_javadoc_say() throws Exception {
        check(FILE, ConfigurationMetadata.write());
    }

    @Test
    void completes_the_properties_of_named_models() throws Exception {
        check(source(ModelProperties.class), RecordSource.of(PropertyGroup.MODELS, ModelProperties.class));
    }

    @Test
    void completes_the_properties_of_connections() throws Exception {
        check(
                source(ConnectionProperties.class),
                RecordSource.of(PropertyGroup.CONNECTIONS, ConnectionProperties.class));
    }

    @Test
    void completes_the_properties_of_deployments() throws Exception {
        check(
                source(DeploymentsProperties.class),
                RecordSource.of(PropertyGroup.DEPLOYMENTS, DeploymentsProperties.class));
        check(source(MemberProperties.class), RecordSource.of(PropertyGroup.MEMBERS, MemberProperties.class));
    }

    @Test
    void names_every_option_for_every_model() throws Exception {
        String metadata = Files.readString(FILE);
        for (ModelType type : ModelType.values()) {
            for (LlamaOption<?> option : LlamaOption.known()) {
                assertThat(metadata)
                        .contains("\"" + type.prefix() + "." + option.name().replace('_', '-') + "\"");
            }
        }
    }

    private static Path source(Class<?> type) {
        return MAIN.resolve(Path.of("java", type.getName().replace('.', '/') + ".java"));
    }

    private static void check(Path file, String generated) throws IOException {
        if (Boolean.getBoolean("metadata.write")) {
            Files.writeString(file, generated);
        }
        assertThat(file)
                .as("what IDEs complete; if the change is meant, run with -Dmetadata.write=true")
                .content()
                .isEqualTo(generated);
    }
}
