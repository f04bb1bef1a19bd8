package io.github.azurellama.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.simulator.endpoint.Defect;
import io.github.azurellama.simulator.endpoint.ScoreGeneration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScoreTest {

    private static final String CHAT =
            "{'input_data': {'input_string': [{'role': 'user', 'content': 'How much is 37 plus 87?'}], 'parameters': {PARAMETERS}}}";
    private static final String TEXT =
            "{'input_data': {'input_string': ['Once upon a time'], 'parameters': {PARAMETERS}}}";

    private static SimulatorClient.WholeResponse score(SimulatorOptions options, String payload, String parameters) {
        try (var azure = AzureSimulator.start(options)) {
            return new SimulatorClient(azure)
                    .post("/score", SimulatorClient.json(payload.replace("PARAMETERS", parameters)));
        }
    }

    private static SimulatorOptions options(ScoreGeneration generation) {
        return SimulatorOptions.of(SimulatedEndpoint.MANAGED_COMPUTE).scoreGeneration(generation);
    }

    @Test
    void the_present_server_sends_usage_and_message() {
        var answer = score(options(ScoreGeneration.VERBATIM), CHAT, "").json();

        assertThat(answer.path("output").asText()).isEqualTo("37 + 87 = 124.");
        assertThat(answer.at("/message/role").asText()).isEqualTo("assistant");
        assertThat(answer.path("finish_reason").asText()).isEqualTo("stop");
        assertThat(answer.at("/usage/completion_tokens").asInt()).isEqualTo(6);
        assertThat(answer.path("id").asText()).isNotBlank();
        assertThat(answer.has("tool_calls")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VERBATIM | 'max_new_tokens': 50                   | length",
                "VERBATIM | 'max_new_tokens': 50, 'max_tokens': 50 | stop",
                "OUTPUT   | 'max_new_tokens': 50                   | stop"
            })
    void the_present_server_loses_max_new_tokens_and_cuts_texts_at_16(
            ScoreGeneration generation, String parameters, String reason) {
        var answer = score(options(generation), TEXT, parameters).json();
        boolean whole = answer.at("/output/0").asText().endsWith("stars.");
        assertThat(whole).isEqualTo(reason.equals("stop"));
        if (generation == ScoreGeneration.VERBATIM) {
            assertThat(answer.path("finish_reason").asText()).isEqualTo(reason);
        }
    }

    @Test
    void older_servers_send_the_text_alone() {
        assertThat(score(options(ScoreGeneration.OUTPUT), CHAT, "").text())
                .isEqualTo("{\"output\":\"37 + 87 = 124.\"}");
        assertThat(score(options(ScoreGeneration.LIST), CHAT, "").text()).isEqualTo("[{\"0\":\"37 + 87 = 124.\"}]");
    }

    @Test
    void prompts_may_stand_directly_in_the_input_data() {
        var payload = "{'input_data': ['2 + 2 ='], 'params': {'max_tokens': 5}}";
        assertThat(score(options(ScoreGeneration.VERBATIM), payload, "")
                        .json()
                        .at("/output/0")
                        .asText())
                .isEqualTo(" 4.");
    }

    @Test
    void failures_are_wrapped_like_all_others_unless_the_defect_is_on() {
        var honest = options(ScoreGeneration.VERBATIM);
        assertThat(score(honest, CHAT, "'temperature': -1").status()).isEqualTo(424);
        assertThat(score(honest, CHAT.replace("How much", "[[violence]]"), "").status())
                .isEqualTo(424);
        assertThat(score(honest, "{'wrong': 1}", "").status()).isEqualTo(424);

        var defective = honest.defects(Defect.SCORE_FAILS_WITH_200);
        var inside = score(defective, CHAT, "'temperature': -1");
        assertThat(inside.status()).isEqualTo(200);
        assertThat(inside.json().path("output").isNull()).isTrue();
        assertThat(inside.json().at("/error/status_code").asInt()).isEqualTo(400);
        assertThat(inside.json().at("/error/body/error/type").asText()).isEqualTo("BadRequestError");
        assertThat(score(defective, CHAT.replace("How much", "[[violence]]"), "")
                        .text())
                .isEqualTo("{}");
        assertThat(score(defective, "{'wrong': 1}", "").text()).isEqualTo("{}");
    }
}
