package io.github.azurellama.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionChoice;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/** Chunks of one stream, as text. */
final class ReadChunks {

    static final String HEAD =
            "{\"id\":\"chat-1\",\"object\":\"chat.completion.chunk\",\"created\":1234567890,\"model\":\"llama\",";

    /** More than have a parser each. */
    static final List<String> MANY = Collections.nCopies(20, "{\"choices\":[]}");

    private final ChunkReader reader = new ChunkReader();

    /** Those that would be read after so many others that the stream keeps a parser. */
    static ReadChunks afterMany() throws IOException {
        var reader = new ReadChunks();
        for (String chunk : MANY) {
            reader.read(chunk);
        }
        return reader;
    }

    Completion read(String chunk) throws IOException {
        byte[] json = chunk.getBytes(UTF_8);
        return read(json, 0, json.length);
    }

    Completion read(byte[] json, int offset, int length) throws IOException {
        Completion[] read = new Completion[1];
        reader.read(json, offset, length, (chunk, text) -> {
            read[0] = text == null ? chunk : saying(text, chunk);
            return true;
        });
        return read[0];
    }

    private static Completion saying(String text, Completion chunk) {
        CompletionChoice said = chunk.choices().get(0);
        var choice = new CompletionChoice(
                said.index(),
                text,
                said.thinking(),
                said.refusal(),
                said.toolCalls(),
                said.finishReason(),
                said.stopReason(),
                said.logprobs(),
                said.contentFilterResults(),
                said.whole());
        return new Completion(
                chunk.id(),
                chunk.created(),
                chunk.model(),
                List.of(choice),
                chunk.usage(),
                chunk.promptFilterResults(),
                chunk.timings());
    }

    /** A chunk as vLLM words it; the content is JSON already. */
    static String chunk(String content) {
        return HEAD + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + content
                + "\"},\"logprobs\":null,\"finish_reason\":null}]}";
    }
}
