package io.github.azurellama.contract.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.output.FinishReason;
import io.github.azurellama.contract.frame.OnTextRoutes;
import io.github.azurellama.contract.frame.Route;
import io.github.azurellama.contract.frame.Routes;
import io.github.azurellama.contract.frame.Setting;
import io.github.azurellama.contract.frame.Target;
import io.github.azurellama.contract.frame.Warnings;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.simulator.responder.Reply;
import io.github.azurellama.simulator.responder.Responder;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every option of a completion, on every endpoint that completes texts. */
class TextOptionsTest {

    private static Stream<Arguments> settings() {
        return Routes.texts().stream()
                .flatMap(route -> Stream.of(Setting.values())
                        .filter(setting -> !route.isStreaming() || setting.isStreamable())
                        .map(setting -> Arguments.of(setting, route)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("settings")
    void an_option_is_sent_and_taken(Setting setting, Route route) {
        try (var deployed = route.saying(" yes")) {
            assertThat(deployed.text(setting::on).complete("Well").content()).startsWith(" yes");
            assertThat(deployed.options().path(setting.field())).isEqualTo(setting.value());
        }
    }

    @OnTextRoutes
    void a_text_goes_to_the_one_route_of_its_dialect(Route route) {
        try (var deployed = route.saying(" yes")) {
            deployed.text().complete("Well");

            assertThat(deployed.azure().requests()).hasSize(1);
            assertThat(deployed.request().path())
                    .isEqualTo(route.target().dialect().route(Operation.COMPLETION));
        }
    }

    @OnTextRoutes
    void the_limit_of_every_completions_route_is_lifted(Route route) {
        try (var deployed = route.saying(" yes")) {
            deployed.text().complete("Well");

            assertThat(route.target().cut(Operation.COMPLETION)).isPositive();
            assertThat(deployed.options().path("max_tokens").asInt()).isEqualTo(1024);
        }
    }

    @OnTextRoutes
    void a_text_that_is_cut_although_nobody_set_a_limit_warns(Route route) {
        try (var deployed = route.saying(" and".repeat(2000))) {
            var warnings = Warnings.of(() ->
                    assertThat(deployed.text().complete("On").finishReason()).isEqualTo(FinishReason.LENGTH));

            assertThat(warnings).singleElement().asString().contains("maxOutputTokens");
        }
    }

    @OnTextRoutes
    void a_limit_that_does_not_fit_the_context_is_left_out_again(Route route) {
        try (var deployed = route.deploy(options -> options.contextLength(100).responder(Responder.saying(" yes")))) {
            assertThat(deployed.text().complete("Well").content()).isEqualTo(" yes");
            assertThat(deployed.options().has("max_tokens")).isFalse();
        }
    }

    @OnTextRoutes(except = Target.MANAGED_SCORE)
    void a_suffix_reaches_the_model(Route route) {
        try (var deployed = route.replying(conversation -> Reply.text(" up to" + conversation.suffix()))) {
            assertThat(deployed.text(model -> model.suffix(" the end."))
                            .complete("From here")
                            .content())
                    .isEqualTo(" up to the end.");
        }
    }

    @OnTextRoutes
    void the_header_for_extras_goes_out_in_one_dialect_only(Route route) {
        try (var deployed = route.saying(" yes")) {
            deployed.text(model -> model.ignoreEos(false)).complete("Well");

            assertThat(deployed.request().header("extra-parameters").isPresent())
                    .isEqualTo(route.target().dialect() == ApiDialect.AZURE_AI_INFERENCE);
        }
    }

    @OnTextRoutes(Target.SERVERLESS_INFERENCE)
    void a_field_that_no_server_knows_is_refused_by_name(Route route) {
        try (var deployed = route.saying("never said")) {
            assertThat(deployed.text(model -> model.option("frobnicate", 1)).failure("Well"))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("frobnicate");
        }
    }

    @OnTextRoutes
    void a_model_name_is_sent_if_it_is_needed_or_set(Route route) {
        try (var deployed = route.saying(" yes")) {
            var name = deployed.azure().options().setup().models().get(0);
            deployed.text().complete("Well");
            assertThat(deployed.body().has("model")).isEqualTo(route.target().needsModel());

            deployed.text(model -> model.modelName(name)).complete("Well");
            assertThat(deployed.request().text()).contains(name);
        }
    }
}
