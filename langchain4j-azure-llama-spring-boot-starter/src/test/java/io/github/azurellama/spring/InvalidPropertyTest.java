package io.github.azurellama.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The output of an application that does not start. */
@ExtendWith(OutputCaptureExtension.class)
final class InvalidPropertyTest {

    private static final String CHAT = Prefix.CHAT_MODEL;
    private static final String SECRET = "5ecret-5ecret-5ecret";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        api-key=                    | langchain4j.azure-llama.chat-model.api-key is not set, but
        endpoint=${NO_SUCH}         | langchain4j.azure-llama.chat-model.endpoint needs NO_SUCH, which is not set: set it, or write ${NO_SUCH:}
        api-key=x-${NO_SUCH}        | langchain4j.azure-llama.chat-model.api-key needs NO_SUCH, which is not set
        options[a]=${NO_SUCH}       | langchain4j.azure-llama.chat-model.options needs NO_SUCH, which is not set
        endpoint=https://ai.azure.com/x | langchain4j.azure-llama.chat-model.endpoint https://ai.azure.com/x is a page
        connect-timeout=0s          | langchain4j.azure-llama.chat-model.connect-timeout = PT0S: it must be at least
        temperature=7               | langchain4j.azure-llama.chat-model.temperature = 7.0 is out of range: it must be
        deployment=blue             | langchain4j.azure-llama.chat-model.deployment = blue has no meaning
        extra-parameters=drop       | langchain4j.azure-llama.chat-model.extra-parameters = DROP has no meaning for LLAMA_NATIVE
        extra-parameters=drop       | apiDialect(X) is langchain4j.azure-llama.chat-model.api-dialect=X
        endpoint=http://10.0.0.1/v1 | langchain4j.azure-llama.chat-model.allow-insecure-http: the key would go unencrypted
        endpoint=http://a:99999/v1  | langchain4j.azure-llama.chat-model.endpoint 'http://a:99999/v1' is not usable: port 99999
        max-retries=-1              | langchain4j.azure-llama.chat-model.max-retries = -1: it must not be negative
        max-tokens=0                | langchain4j.azure-llama.chat-model.max-tokens = 0 is out of range
        best-of=0                   | langchain4j.azure-llama.chat-model.best-of = 0 is out of range
        suffix=x                    | langchain4j.azure-llama.chat-model: suffix is not supported by chat models
        options[messages]=x         | langchain4j.azure-llama.chat-model.options.messages is no option
        retry-policy.backoff=-1s    | langchain4j.azure-llama.chat-model.retry-policy.backoff = PT-1S: it must not
        top-k=many                  | Property: langchain4j.azure-llama.chat-model.top-k
        tool-calling=perhaps        | Property: langchain4j.azure-llama.chat-model.tool-calling
        temprature=0.2              | langchain4j.azure-llama.chat-model.temprature is not a property of this starter
        retry-policy.bakoff=1s      | langchain4j.azure-llama.chat-model.retry-policy.bakoff is not a property of this starter
        temperature.x=1             | langchain4j.azure-llama.chat-model.temperature.x is not a property of this starter
        temprature=0.2              | It is set by "langchain4j.azure-llama.chat-model.temprature" from property source
        quota=main                  | langchain4j.azure-llama.chat-model.quota = main: there is no bean of type LlamaQuota
        ok-http-client=proxied      | langchain4j.azure-llama.chat-model.ok-http-client = proxied: there is no bean of type OkHttpClient
        connection=main             | langchain4j.azure-llama.chat-model.connection = main: there are no properties below langchain4j.azure-llama.connections.main
        """)
    void one_line_names_the_property(String setting, String line, CapturedOutput output) {
        start(CHAT + "." + setting);

        assertThat(output.getOut().lines()).anyMatch(printed -> printed.contains(line));
        assertThat(output.getAll()).contains("APPLICATION FAILED TO START").doesNotContain("\tat ", SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "api-key=" + SECRET + "\u00e9",
        "api-key=two words " + SECRET,
        "custom-headers=" + SECRET,
        "custom-headers.X-Secret=" + SECRET + "\u00e9",
        "custom-headers.Authorization=" + SECRET
    })
    void a_secret_is_not_shown(String setting, CapturedOutput output) {
        start(CHAT + "." + setting);

        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START", CHAT)
                .doesNotContain("\tat ", SECRET);
    }

    @Test
    void a_missing_model_names_the_property_that_makes_it(CapturedOutput output) {
        run(NeedsModel.class);

        assertThat(output.getOut())
                .contains("because the property langchain4j.azure-llama.chat-model.endpoint is not set, or blank")
                .contains("langchain4j.azure-llama.chat-model.api-key to its key");
    }

    private static void start(String setting) {
        Stream<String> sound = Stream.of(
                CHAT + ".endpoint=" + Contexts.FOUNDRY, CHAT + ".model-name=llama", CHAT + ".api-key=" + SECRET);
        String name = setting.substring(0, setting.indexOf('=') + 1);
        run(
                Nothing.class,
                Stream.concat(sound.filter(other -> !other.startsWith(name)), Stream.of(setting))
                        .toArray(String[]::new));
    }

    private static void run(Class<?> application, String... settings) {
        var spring = new SpringApplication(application);
        spring.setWebApplicationType(WebApplicationType.NONE);
        try {
            spring.run(Arrays.stream(settings).map(setting -> "--" + setting).toArray(String[]::new))
                    .close();
        } catch (RuntimeException e) {
            return; // reported by Spring Boot, as main would
        }
        throw new AssertionError("started with " + Arrays.toString(settings));
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(AzureLlamaAutoConfiguration.class)
    static class Nothing {}

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(AzureLlamaAutoConfiguration.class)
    static class NeedsModel {

        @Bean
        String answer(ChatModel model) {
            return model.toString();
        }
    }
}
