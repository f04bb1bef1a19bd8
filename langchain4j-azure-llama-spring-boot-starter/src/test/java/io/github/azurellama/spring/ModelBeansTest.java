package io.github.azurellama.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.language.LanguageModel;
import dev.langchain4j.model.language.StreamingLanguageModel;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.listener.CallEnd;
import io.github.azurellama.listener.LlamaCall;
import io.github.azurellama.listener.LlamaCallListener;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import io.github.azurellama.simulator.fault.Fault;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

final class ModelBeansTest {

    private static final Map<String, Class<?>> MODELS = Map.of(
            Prefix.CHAT_MODEL, ChatModel.class,
            Prefix.STREAMING_CHAT_MODEL, StreamingChatModel.class,
            Prefix.LANGUAGE_MODEL, LanguageModel.class,
            Prefix.STREAMING_LANGUAGE_MODEL, StreamingLanguageModel.class);

    private static final AzureSimulator AZURE = AzureSimulator.start(SimulatedEndpoint.SERVERLESS);

    @AfterAll
    static void stop() {
        AZURE.close();
    }

    @Test
    void there_is_no_model_without_an_endpoint() {
        Contexts.empty()
                .withPropertyValues(Prefix.CHAT_MODEL + ".api-key=unused")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    MODELS.values().forEach(type -> assertThat(context).doesNotHaveBean(type));
                });
    }

    @Test
    void an_endpoint_makes_just_its_own_model() {
        MODELS.forEach((prefix, made) -> Contexts.with(prefix, AZURE)
                .run(context -> MODELS.values()
                        .forEach(type -> assertThat(context.getBeanNamesForType(type))
                                .as("%s for %s", type, prefix)
                                .hasSize(type == made ? 1 : 0))));
    }

    @Test
    void all_four_live_side_by_side() {
        ApplicationContextRunner runner = Contexts.empty();
        for (String prefix : MODELS.keySet()) {
            runner = runner.withPropertyValues(
                    prefix + ".endpoint=" + AZURE.url(), prefix + ".api-key=" + AZURE.apiKey());
        }
        runner.run(
                context -> MODELS.values().forEach(type -> assertThat(context).hasSingleBean(type)));
    }

    @Test
    void a_model_of_the_application_takes_the_place_of_ours() {
        AzureLlamaChatModel own =
                AzureLlamaChatModel.builder().endpoint("http://localhost:1").build();

        Contexts.with(Prefix.CHAT_MODEL, AZURE)
                .withBean("own", AzureLlamaChatModel.class, () -> own)
                .run(context -> assertThat(context.getBean(ChatModel.class)).isSameAs(own));
    }

    @Test
    void a_blank_endpoint_makes_no_model() {
        Contexts.empty()
                .withPropertyValues(
                        Prefix.CHAT_MODEL + ".endpoint=${NO_SUCH_VARIABLE:}", Prefix.CHAT_MODEL + ".api-key=  ")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ChatModel.class));
    }

    @Test
    void the_report_of_conditions_names_the_property() {
        Contexts.empty()
                .run(context -> assertThat(ConditionEvaluationReport.get(context.getBeanFactory())
                                .getConditionAndOutcomesBySource()
                                .get(AzureLlamaAutoConfiguration.class.getName() + "#azureLlamaChatModel"))
                        .extracting(condition -> condition.getOutcome().getMessage())
                        .anyMatch(message -> message.contains(Prefix.CHAT_MODEL + ".endpoint is not set")));
    }

    @Test
    void the_number_of_retries_is_kept_beside_their_delays() {
        AZURE.clearRequests();
        AZURE.failNext(new Fault.Refuse(503, Map.of(), ""));
        Contexts.with(Prefix.CHAT_MODEL, AZURE)
                .withPropertyValues(
                        Prefix.CHAT_MODEL + ".max-retries=0", Prefix.CHAT_MODEL + ".retry-policy.backoff=1ms")
                .run(context -> assertThatThrownBy(
                                () -> context.getBean(ChatModel.class).chat("How much is 37 plus 87?"))
                        .isInstanceOf(LangChain4jException.class));
        assertThat(AZURE.requests()).hasSize(1);
    }

    @Test
    void all_listeners_of_calls_are_notified_by_each_model() {
        List<String> ended = new CopyOnWriteArrayList<>();
        Contexts.with(Prefix.CHAT_MODEL, AZURE)
                .withPropertyValues(
                        Prefix.LANGUAGE_MODEL + ".endpoint=" + AZURE.url(),
                        Prefix.LANGUAGE_MODEL + ".api-key=" + AZURE.apiKey())
                .withBean("first", LlamaCallListener.class, () -> listener("first", ended))
                .withBean("second", LlamaCallListener.class, () -> listener("second", ended))
                .run(context -> {
                    context.getBean(ChatModel.class).chat("Hello");
                    context.getBean(LanguageModel.class).generate("Hello");
                });
        assertThat(ended).containsExactly("first", "second", "first", "second");
    }

    private static LlamaCallListener listener(String name, List<String> ended) {
        return new LlamaCallListener() {
            @Override
            public void onEnd(LlamaCall call, CallEnd end) {
                ended.add(name);
            }
        };
    }

    @Test
    void settings_and_options_reach_the_request() {
        AZURE.clearRequests();
        Contexts.with(Prefix.CHAT_MODEL, AZURE)
                .withPropertyValues(
                        Prefix.CHAT_MODEL + ".temperature=0.25",
                        Prefix.CHAT_MODEL + ".top-p=0.5",
                        Prefix.CHAT_MODEL + ".max-tokens=77",
                        Prefix.CHAT_MODEL + ".stop=END,FIN",
                        Prefix.CHAT_MODEL + ".stop-token-ids=7,8",
                        Prefix.CHAT_MODEL + ".seed=42",
                        Prefix.CHAT_MODEL + ".options[future_option]=0.75",
                        Prefix.CHAT_MODEL + ".options[future_id]=9007199254740993",
                        Prefix.CHAT_MODEL + ".options[future_count]=2147483648",
                        Prefix.CHAT_MODEL + ".custom-headers.X-Team=blue")
                .run(context -> {
                    assertThat(context.getBean(ChatModel.class).chat("How much is 37 plus 87?"))
                            .contains("124");

                    var request = AZURE.requests().get(0);
                    assertThat(request.text())
                            .contains("\"temperature\":0.25", "\"top_p\":0.5", "\"max_tokens\":77", "\"seed\":42")
                            .contains("\"stop\":[\"END\",\"FIN\"]", "\"stop_token_ids\":[7,8]")
                            .contains("\"future_option\":0.75")
                            .contains("\"future_id\":9007199254740993", "\"future_count\":2147483648");
                    assertThat(request.header("X-Team")).contains("blue");
                });
    }
}
