package io.github.azurellama.contract.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.ImageContent.DetailLevel;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.simulator.responder.Image;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.simulator.token.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;

/** Images, by address and as data. */
class ImagesTest {

    private static final String ADDRESS = "https://example.org/a llama.png?x=1&y=ä".replace(" ", "%20");

    @OnChatScenarios
    void an_image_is_seen_by_its_address(Scenario scenario) {
        assertThat(seen(scenario, ImageContent.from(ADDRESS, DetailLevel.AUTO))).isEqualTo("auto " + ADDRESS);
    }

    @OnChatScenarios
    void an_image_is_seen_as_data_of_its_type(Scenario scenario) {
        var data = Base64.getEncoder().encodeToString("no real image".getBytes(StandardCharsets.UTF_8));

        assertThat(seen(scenario, ImageContent.from(data, "image/png", DetailLevel.HIGH)))
                .isEqualTo("high data:image/png;base64," + data);
    }

    @OnChatScenarios
    void text_and_images_are_one_message(Scenario scenario) {
        try (var deployed = scenario.responding(conversation -> ModelOutput.text(
                conversation.question() + " / " + conversation.images().size()))) {
            var response = deployed.chat()
                    .ask(UserMessage.from(
                            TextContent.from("Which of"),
                            ImageContent.from(ADDRESS),
                            ImageContent.from(ADDRESS),
                            TextContent.from("is older?")));

            assertThat(response.aiMessage().text()).isEqualTo("Which of\nis older? / 2");
            assertThat(response.tokenUsage().inputTokenCount())
                    .isEqualTo(Tokenizer.count("Which of\nis older?") + 2 * Tokenizer.TOKENS_PER_IMAGE);
        }
    }

    @OnChatScenarios
    void more_images_than_the_model_takes_are_refused_with_a_remedy(Scenario scenario) {
        try (var deployed = scenario.deploy(options -> options.models("Llama-4-Maverick-17B-128E-Instruct-FP8"))) {
            var failure = deployed.chat()
                    .failure(asking(UserMessage.from(ImageContent.from(ADDRESS), ImageContent.from(ADDRESS))));

            assertThat(failure)
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("At most 1 image")
                    .hasMessageContaining("Send fewer images");
            Helpful.assertHelpful(failure, deployed, 400);
        }
    }

    @OnChatScenarios
    void a_model_of_text_refuses_images(Scenario scenario) {
        try (var deployed = scenario.deploy(options -> options.models("Llama-3.3-70B-Instruct"))) {
            var failure = deployed.chat().failure(asking(UserMessage.from(ImageContent.from(ADDRESS))));

            assertThat(failure)
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("not a multimodal model");
        }
    }

    private static ChatRequest asking(UserMessage message) {
        return ChatRequest.builder().messages(message).build();
    }

    private static String seen(Scenario scenario, ImageContent image) {
        try (var deployed = scenario.responding(conversation -> ModelOutput.text(
                conversation.images().stream().map(ImagesTest::line).collect(Collectors.joining("; "))))) {
            return deployed.chat()
                    .ask(UserMessage.from(TextContent.from("What is this?"), image))
                    .aiMessage()
                    .text();
        }
    }

    private static String line(Image image) {
        return image.detail() + " " + image.url();
    }
}
