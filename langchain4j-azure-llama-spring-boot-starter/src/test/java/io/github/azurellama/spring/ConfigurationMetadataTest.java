package io.github.azurellama.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.request.LlamaOption;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The metadata is generated from settings, options and javadoc. After a change of these, write the file again and commit it:
 *
 * <pre>{@code mvn -pl langchain4j-azure-llama-spring-boot-starter -am test -Dtest=ConfigurationMetadataTest
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dmetadata.write=true}</pre>
 */
final class ConfigurationMetadataTest {

    private static final Path FILE =
            Path.of("src", "main", "resources", "META-INF", "spring-configuration-metadata.json");

    @Test
    void is_what_settings_options_and_javadoc_say() throws Exception {
        String metadata = ConfigurationMetadata.write();
        if (Boolean.getBoolean("metadata.write")) {
            Files.writeString(FILE, metadata);
        }
        assertThat(FILE)
                .as("the metadata of the properties; if the change is meant, run with -Dmetadata.write=true")
                .content()
                .isEqualTo(metadata);
    }

    @Test
    void names_every_option_for_every_model() throws Exception {
        String metadata = Files.readString(FILE);

        for (String prefix : Prefix.ALL) {
            for (LlamaOption<?> option : LlamaOption.known()) {
                assertThat(metadata)
                        .contains("\"" + prefix + "." + option.name().replace('_', '-') + "\"");
            }
        }
    }
}
