package io.github.azurellama.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.AudioContent;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.CustomMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.ImageContent.DetailLevel;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.error.InvalidSettingException;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.WireTest;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesOnTheWireTest extends WireTest {

    private static final String IMAGE = "QUJD";

    private void assertMessages(String expected, ChatMessage... messages) {
        ChatRequest request = ChatRequest.builder().messages(messages).build();
        assertJson(body(sent(CallMode.SYNC, request, builder -> {})).get("messages"), expected);
    }

    @ParameterizedTest
    @CsvSource({"SYNC,LLAMA_NATIVE", "SYNC,AZURE_AI_INFERENCE", "STREAMING,LLAMA_NATIVE", "STREAMING,AZURE_AI_INFERENCE"
    })
    void a_conversation(CallMode mode, ApiDialect dialect) {
        ChatRequest request = ChatRequest.builder()
                .messages(
                        SystemMessage.from("Be brief"),
                        UserMessage.from("Hi"),
                        AiMessage.from("Ho"),
                        UserMessage.from("Bye"))
                .build();

        assertJson(
                body(sent(mode, request, builder -> builder.apiDialect(dialect)))
                        .get("messages"),
                "[{'role':'system','content':'Be brief'},{'role':'user','content':'Hi'},"
                        + "{'role':'assistant','content':'Ho'},{'role':'user','content':'Bye'}]");
    }

    @Test
    void texts_of_one_message_are_sent_as_one() {
        assertMessages(
                "[{'role':'user','content':'Hi\\n\\nthere'}]",
                UserMessage.from(TextContent.from("Hi"), TextContent.from("there")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"null|{}", "[1]|{}", "5|{}", "\"{\\\"a\\\":1}\"|{\"a\":1}", "{\"a\":1.50}|{\"a\":1.50}"})
    void arguments_that_are_no_object_are_sent_as_one(String given, String sent) {
        ChatMessage message = AiMessage.from(ToolExecutionRequest.builder()
                .id("1")
                .name("f")
                .arguments(given)
                .build());
        ChatRequest request = ChatRequest.builder()
                .messages(UserMessage.from("Hi"), message, ToolExecutionResultMessage.from("1", "f", "done"))
                .build();

        assertThat(body(sent(CallMode.SYNC, request, builder -> {}))
                        .at("/messages/1/tool_calls/0/function/arguments")
                        .asText())
                .isEqualTo(sent);
    }

    @Test
    void a_call_without_a_name_is_refused() {
        refused(
                CallMode.SYNC,
                AiMessage.from(ToolExecutionRequest.builder().id("1").build()),
                InvalidSettingException.class,
                "a tool call without a name");
    }

    @Test
    void a_named_user() {
        assertMessages("[{'role':'user','name':'Ada','content':'Hi'}]", UserMessage.from("Ada", "Hi"));
    }

    @Test
    void an_image_by_url_and_one_by_data() {
        assertMessages(
                "[{'role':'user','content':[{'type':'text','text':'What is it?'},"
                        + "{'type':'image_url','image_url':{'url':'https://x/y.png','detail':'high'}},"
                        + "{'type':'image_url','image_url':{'url':'data:image/png;base64,QUJD','detail':'auto'}}]}]",
                UserMessage.from(
                        TextContent.from("What is it?"),
                        ImageContent.from("https://x/y.png", DetailLevel.HIGH),
                        ImageContent.from(IMAGE, "image/png", DetailLevel.AUTO)));
    }

    @Test
    void an_image_alone_is_still_a_list() {
        assertMessages(
                "[{'role':'user','content':[{'type':'image_url','image_url':"
                        + "{'url':'data:image/png;base64,QUJD','detail':'low'}}]}]",
                UserMessage.from(ImageContent.from(IMAGE, "image/png")));
    }

    @Test
    void a_call_and_its_results() {
        assertMessages(
                "[{'role':'user','content':'Hi'},{'role':'assistant','content':'','tool_calls':[{'id':'1','type':'function',"
                        + "'function':{'name':'f','arguments':'{}'}},{'id':'2','type':'function',"
                        + "'function':{'name':'g','arguments':'{}'}}]},"
                        + "{'role':'tool','content':'','tool_call_id':'1'},"
                        + "{'role':'tool','content':' ','tool_call_id':'2'}]",
                UserMessage.from("Hi"),
                AiMessage.from(
                        ToolExecutionRequest.builder()
                                .id("1")
                                .name("f")
                                .arguments("")
                                .build(),
                        ToolExecutionRequest.builder()
                                .id("2")
                                .name("g")
                                .arguments("[1]")
                                .build()),
                ToolExecutionResultMessage.from("1", "f", ""),
                ToolExecutionResultMessage.from("2", "g", " "));
    }

    @Test
    void an_empty_assistant_message_has_content() {
        assertMessages(
                "[{'role':'user','content':'Hi'},{'role':'assistant','content':''}]",
                UserMessage.from("Hi"),
                AiMessage.builder().build());
    }

    @Test
    void text_is_escaped_and_keeps_every_character() {
        String text = "quote \" back\\slash \n tab\t \u0001 ä 日本 🦙";
        ChatRequest request =
                ChatRequest.builder().messages(UserMessage.from(text)).build();

        String sent = body(sent(CallMode.SYNC, request, builder -> {}))
                .at("/messages/0/content")
                .asText();

        assertThat(sent).isEqualTo(text);
    }

    private void refused(CallMode mode, ChatMessage message, Class<?> type, String... says) {
        ChatRequest request = ChatRequest.builder().messages(message).build();
        assertThatThrownBy(() -> open(mode).ask(request))
                .isExactlyInstanceOf(type)
                .hasMessageContainingAll(says);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void what_no_llama_takes_is_refused(CallMode mode) {
        refused(
                mode,
                UserMessage.from(AudioContent.from("https://x/y.mp3")),
                UnsupportedFeatureException.class,
                "AUDIO",
                "text and images");
        refused(mode, CustomMessage.from(Map.of("a", "b")), UnsupportedFeatureException.class, "CUSTOM");
        refused(
                mode,
                UserMessage.from(ImageContent.from(IMAGE, "image/png", DetailLevel.ULTRA_HIGH)),
                UnsupportedFeatureException.class,
                "ULTRA_HIGH",
                "use LOW, HIGH or AUTO");
    }

    @ParameterizedTest
    @CsvSource({
        "not base64!,image/png,base64Data",
        "QUJD,png\",mimeType",
        "QU\"JD,image/png,base64Data",
        "QUJÅ,image/png,base64Data"
    })
    void an_image_that_could_break_out_of_its_json_is_refused(String data, String mimeType, String says) {
        refused(
                CallMode.SYNC,
                UserMessage.from(ImageContent.from(data, mimeType)),
                InvalidSettingException.class,
                says);
    }

    static Stream<String> base64() {
        var all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        return Stream.of(
                Base64.getEncoder().encodeToString(all),
                Base64.getUrlEncoder().encodeToString(all),
                "A".repeat(1_200_000));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("base64")
    void base64_of_either_alphabet_and_any_length_passes(String data) {
        ChatRequest request = ChatRequest.builder()
                .messages(UserMessage.from(ImageContent.from(data, "image/png")))
                .build();

        String url = body(sent(CallMode.SYNC, request, builder -> {}))
                .at("/messages/0/content/0/image_url/url")
                .asText();

        assertThat(url).isEqualTo("data:image/png;base64," + data);
    }
}
