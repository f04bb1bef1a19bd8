package io.github.azurellama.internal.stream;

import dev.langchain4j.model.chat.response.ChatResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps the callbacks of a stream as text, in their order. */
class DeltaRecorder implements StreamListener<ChatResponse> {

    final List<String> called = new ArrayList<>();

    @Override
    public void onText(String text) {
        called.add("text " + text);
    }

    @Override
    public void onThinking(String text) {
        called.add("thinking " + text);
    }

    @Override
    public void onToolCall(int index, String id, String name, String partialArguments) {
        called.add("call " + index + " " + id + " " + name + " " + partialArguments);
    }

    @Override
    public void onUnmapped(byte[] data, int offset, int length) {
        called.add("raw " + new String(data, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public void beforeComplete(ChatResponse response) {
        called.add("before complete");
    }

    @Override
    public void onComplete(ChatResponse response) {
        called.add("complete " + response.aiMessage().text());
    }

    @Override
    public void onCallCancelled() {
        called.add("call cancelled");
    }

    @Override
    public void onError(Throwable failure) {
        called.add("error " + failure.getMessage());
    }
}
