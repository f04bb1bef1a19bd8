package io.github.azurellama.internal.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.internal.listener.CallEvents;
import io.github.azurellama.internal.mapping.ChatExchange;
import io.github.azurellama.internal.mapping.ResponseMapper;
import io.github.azurellama.internal.mapping.TextFilters;
import io.github.azurellama.internal.wire.ChatCompletionRequest;
import io.github.azurellama.internal.wire.ResponseHead;
import io.github.azurellama.request.LlamaOption;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stream that gets its events one by one, with all that its listener and those of the call get. */
final class RecordedStream {

    static final String TEXT = "{'choices':[{'index':0,'delta':{'content':'Hi'}}]}";
    static final String END = "{'choices':[{'index':0,'delta':{},'finish_reason':'stop'}]}";
    static final String DONE = "[DONE]";

    final DeltaRecorder listener = new DeltaRecorder();
    final List<String> call = new ArrayList<>();

    private final CallEvents callEvents = new CallEvents() {
        @Override
        public void onFirstToken() {
            call.add("first token");
        }

        @Override
        public void onSuccess() {
            call.add("success");
        }

        @Override
        public void onFailure(Throwable failure) {
            call.add("failure " + failure.getMessage());
        }

        @Override
        public void onCancelled() {
            call.add("cancelled");
        }
    };

    final CompletionStream<ChatExchange, ChatResponse> stream = new CompletionStream<>(
            CompletionAccumulator::ofChat, new ResponseMapper()::map, callEvents, handle -> listener);

    /** The server responds. */
    void open() {
        stream.onOpen(ResponseHead.of(new ChatExchange(
                new ChatCompletionRequest(
                        null, List.of(), Map.of(LlamaOption.MAX_TOKENS, 9), List.of(), null, null, true),
                TextFilters.NONE)));
    }

    /** An event, with single quotes for double ones, amid other bytes. */
    boolean event(@Nullable String name, String data) throws IOException {
        byte[] bytes = ("#" + data.replace('\'', '"') + "#").getBytes(UTF_8);
        return stream.onEvent(name, bytes, 1, bytes.length - 2);
    }

    boolean event(String data) throws IOException {
        return event(null, data);
    }
}
