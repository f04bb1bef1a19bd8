package io.github.azurellama.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.CapturedLog;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.MockServerTest;
import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** More images than a model is known to take are sent all the same, and warned of. */
class ImageCountWarningTest extends MockServerTest {

    private final CapturedLog log = new CapturedLog();

    @ParameterizedTest
    @EnumSource
    void too_many_images_are_warned_of_once(CallMode mode) {
        enqueue(mode.answer("ok"), mode.answer("ok"));
        Chat chat = open(mode, builder -> builder.logger(log).modelName("Llama-4-Maverick-17B-128E-Instruct-FP8"));

        chat.ask(images(2));
        chat.ask(images(2));

        assertThat(log.lines())
                .containsExactly("WARN The request has 2 images, but Llama-4-Maverick-17B-128E-Instruct-FP8"
                        + " takes at most 1 on Azure: send fewer");
    }

    @ParameterizedTest
    @CsvSource({"Llama-4-Maverick-17B-128E-Instruct-FP8, 1", "Llama-4-Scout-17B-16E-Instruct, 9", "my-deployment, 9"})
    void what_a_model_may_take_is_not_warned_of(String model, int images) {
        enqueue(CallMode.SYNC.answer("ok"));

        open(CallMode.SYNC, builder -> builder.logger(log).modelName(model)).ask(images(images));

        assertThat(log.lines()).isEmpty();
    }

    private static ChatRequest images(int number) {
        var contents = Collections.nCopies(number, ImageContent.from("aGk=", "image/png"));
        return ChatRequest.builder()
                .messages(UserMessage.from(contents.toArray(ImageContent[]::new)))
                .build();
    }
}
