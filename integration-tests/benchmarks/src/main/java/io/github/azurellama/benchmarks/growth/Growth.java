package io.github.azurellama.benchmarks.growth;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import io.github.azurellama.benchmarks.server.ResponseSpec;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What grows while all else stays the same. */
enum Growth {
    HISTORY("messages sent", n -> request(history(n)), n -> ResponseSpec.whole(Growth.SHORT), 1, 10, 100, 1_000),
    TOOLS("tools offered", Growth::withTools, n -> ResponseSpec.whole(Growth.SHORT), 0, 1, 10, 100),
    IMAGE("KB of image sent", Growth::withImage, n -> ResponseSpec.whole(Growth.SHORT), 10, 100, 1_000, 10_000),
    ANSWER("response tokens", n -> request(history(1)), ResponseSpec::whole, 10, 100, 1_000, 10_000, 100_000),
    STREAM("tokens streamed", n -> request(history(1)), ResponseSpec::stream, 10, 100, 1_000, 10_000, 100_000);

    private static final int SHORT = 10;
    private static final String TEXT = "Which villages does the river pass before it reaches the \"plain\", and when?";

    private final String unit;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final IntFunction<ChatRequest> request;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final IntFunction<ResponseSpec> answer;

    @SuppressWarnings("ImmutableEnumChecker") // never written
    private final int[] sizes;

    Growth(String unit, IntFunction<ChatRequest> request, IntFunction<ResponseSpec> answer, int... sizes) {
        this.unit = unit;
        this.request = request;
        this.answer = answer;
        this.sizes = sizes;
    }

    String unit() {
        return unit;
    }

    /** The sizes that are measured, ascending. */
    int[] sizes() {
        return sizes.clone();
    }

    ChatRequest request(int size) {
        return request.apply(size);
    }

    ResponseSpec answer(int size) {
        return answer.apply(size);
    }

    private static ChatRequest request(List<ChatMessage> messages) {
        return ChatRequest.builder().messages(messages).build();
    }

    private static List<ChatMessage> history(int messages) {
        return IntStream.range(0, messages)
                .<ChatMessage>mapToObj(i -> i % 2 == 0 ? UserMessage.from(TEXT) : AiMessage.from(TEXT))
                .toList();
    }

    private static ChatRequest withTools(int tools) {
        return ChatRequest.builder()
                .messages(UserMessage.from(TEXT))
                .toolSpecifications(
                        IntStream.range(0, tools).mapToObj(Growth::tool).toList())
                .build();
    }

    private static ToolSpecification tool(int number) {
        return ToolSpecification.builder()
                .name("find_village_" + number)
                .description("Finds a village by its name")
                .parameters(JsonObjectSchema.builder()
                        .addStringProperty("name", "The name of the village")
                        .addIntegerProperty("year", "The year that is meant")
                        .required("name")
                        .build())
                .build();
    }

    private static ChatRequest withImage(int kilobytes) {
        byte[] image = new byte[kilobytes * 1024];
        new Random(kilobytes).nextBytes(image);
        return request(List.of(UserMessage.from(
                TextContent.from(TEXT), ImageContent.from(Base64.getEncoder().encodeToString(image), "image/png"))));
    }
}
