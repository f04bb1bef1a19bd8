package io.github.azurellama.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.language.LanguageModel;
import dev.langchain4j.model.language.StreamingLanguageModel;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaModelBuilder;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

final class NamedModelsTest {

    private static final AzureSimulator AZURE = AzureSimulator.start(SimulatedEndpoint.SERVERLESS);
    private static final String FAST = Prefix.MODELS + ".fast";
    private static final String STRONG = Prefix.MODELS + ".strong-one";

    private final ApplicationContextRunner fast = Contexts.with(FAST, AZURE);

    @AfterAll
    static void stop() {
        AZURE.close();
    }

    record NeedsFast(
            @Qualifier("fast") ChatModel chat,
            @Qualifier("fast") StreamingChatModel streaming) {}

    record NeedsAny(ChatModel model) {}

    @Test
    void a_name_is_the_qualifier_of_a_chat_model_and_a_streaming_chat_model() {
        fast.withBean(NeedsFast.class).run(context -> {
            var beans = context.getBean(NeedsFast.class);
            assertThat(beans.chat().chat("How much is 37 plus 87?")).contains("124");
            assertThat(beans.streaming()).isSameAs(context.getBean("fastStreamingChatModel"));
            assertThat(context).doesNotHaveBean(LanguageModel.class);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        chat                               | 1 | 0 | 0 | 0
        streaming-chat                     | 0 | 1 | 0 | 0
        language                           | 0 | 0 | 1 | 0
        STREAMING_LANGUAGE                 | 0 | 0 | 0 | 1
        chat, language, streaming-language | 1 | 0 | 1 | 1
        ''                                 | 1 | 1 | 0 | 0
        """)
    void the_types_say_which_beans_there_are(
            String types, int chats, int streamingChats, int languages, int streamingLanguages) {
        fast.withPropertyValues(FAST + ".type=" + types).run(context -> {
            assertThat(context.getBeanNamesForType(ChatModel.class)).hasSize(chats);
            assertThat(context.getBeanNamesForType(StreamingChatModel.class)).hasSize(streamingChats);
            assertThat(context.getBeanNamesForType(LanguageModel.class)).hasSize(languages);
            assertThat(context.getBeanNamesForType(StreamingLanguageModel.class))
                    .hasSize(streamingLanguages);
        });
    }

    @Test
    void each_model_has_its_own_settings() {
        AZURE.clearRequests();
        fast.withPropertyValues(
                        FAST + ".max-tokens=11",
                        STRONG + ".endpoint=" + AZURE.url(),
                        STRONG + ".api-key=" + AZURE.apiKey(),
                        STRONG + ".max-tokens=22")
                .run(context -> {
                    context.getBean("fastChatModel", ChatModel.class).chat("Hello");
                    context.getBean("strongOneChatModel", ChatModel.class).chat("Hello");
                });
        assertThat(AZURE.requests()).hasSize(2);
        assertThat(AZURE.requests().get(0).text()).contains("\"max_tokens\":11");
        assertThat(AZURE.requests().get(1).text()).contains("\"max_tokens\":22");
    }

    @Test
    void without_a_qualifier_the_unnamed_model_is_injected() {
        fast.withPropertyValues(
                        Prefix.CHAT_MODEL + ".endpoint=" + AZURE.url(),
                        Prefix.CHAT_MODEL + ".api-key=" + AZURE.apiKey())
                .withBean(NeedsAny.class)
                .run(context -> assertThat(context.getBean(NeedsAny.class).model())
                        .isSameAs(context.getBean("azureLlamaChatModel")));
    }

    @Test
    void without_a_qualifier_the_only_named_model_is_injected() {
        fast.withBean(NeedsAny.class)
                .run(context ->
                        assertThat(context.getBean(NeedsAny.class).model()).isSameAs(context.getBean("fastChatModel")));
    }

    @Test
    void without_a_qualifier_a_model_of_the_application_is_injected() {
        ChatModel own =
                AzureLlamaChatModel.builder().endpoint("http://localhost:1").build();
        fast.withBean("own", ChatModel.class, () -> own)
                .withBean(NeedsAny.class)
                .run(context ->
                        assertThat(context.getBean(NeedsAny.class).model()).isSameAs(own));
    }

    @Test
    void a_named_model_does_not_take_the_place_of_the_unnamed_one() {
        fast.withPropertyValues(
                        Prefix.CHAT_MODEL + ".endpoint=" + AZURE.url(),
                        Prefix.CHAT_MODEL + ".api-key=" + AZURE.apiKey())
                .run(context -> assertThat(context.getBeansOfType(ChatModel.class))
                        .containsOnlyKeys("azureLlamaChatModel", "fastChatModel"));
    }

    @Test
    void a_blank_endpoint_makes_no_bean() {
        Contexts.empty()
                .withPropertyValues(FAST + ".endpoint=${NO_SUCH_VARIABLE:}", FAST + ".api-key=")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ChatModel.class));
    }

    @ParameterizedTest
    @CsvSource({
        "myFast, myFast, myFastChatModel",
        "my_fast, my_fast, myFastChatModel",
        "my-fast, my-fast, myFastChatModel",
        "[Llama-3.3 (70B)], Llama-3.3 (70B), llama3370BChatModel",
        "7b, 7b, 7bChatModel"
    })
    void a_name_may_be_spelled_in_any_way(String name, String qualifier, String bean) {
        String prefix = name.startsWith("[") ? Prefix.MODELS + name : Prefix.MODELS + "." + name;
        List<String> customized = new ArrayList<>();
        AzureLlamaModelCustomizer<AzureLlamaModelBuilder<?>> customizer =
                (builder, customizedName) -> customized.add(customizedName);
        Contexts.with(prefix, AZURE)
                .withPropertyValues(prefix + ".type=chat")
                .withBean(AzureLlamaModelCustomizer.class, () -> customizer)
                .run(context -> {
                    assertThat(context.getBeanNamesForType(ChatModel.class)).containsExactly(bean);
                    assertThat(BeanFactoryAnnotationUtils.qualifiedBeanOfType(
                                    context.getBeanFactory(), ChatModel.class, qualifier))
                            .isSameAs(context.getBean(bean));
                    assertThat(customized).containsExactly(qualifier);
                });
    }

    @Test
    void environment_variables_and_files_describe_one_model_together() {
        fast(Map.of(
                        "LANGCHAIN4J_AZURELLAMA_MODELS_STRONGONE_APIKEY",
                        AZURE.apiKey(),
                        "LANGCHAIN4J_AZURELLAMA_MODELS_STRONGONE_STOP_0_",
                        "END"))
                .withPropertyValues(STRONG + ".endpoint=" + AZURE.url(), STRONG + ".type=chat")
                .run(context -> {
                    assertThat(context.getBeanNamesForType(ChatModel.class)).containsOnly("strongOneChatModel");
                    assertThat(context.getBean(ChatModel.class).chat("How much is 37 plus 87?"))
                            .contains("124");
                });
    }

    private static ApplicationContextRunner fast(Map<String, Object> variables) {
        return Contexts.empty()
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addLast(new SystemEnvironmentPropertySource("variables-systemEnvironment", variables)));
    }

    @Test
    void works_as_the_model_of_a_field() {
        fast.withBean(HasField.class)
                .run(context ->
                        assertThat(context.getBean(HasField.class).model).isSameAs(context.getBean("fastChatModel")));
    }

    static class HasField {
        @Autowired
        @Qualifier("fast") ChatModel model;
    }
}
