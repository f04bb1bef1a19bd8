package io.github.azurellama.internal.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azurellama.internal.json.CompletionReader;
import io.github.azurellama.internal.mapping.ChatExchange;
import io.github.azurellama.internal.mapping.TextFilters;
import io.github.azurellama.internal.wire.ChatCompletionRequest;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.ResponseHead;
import io.github.azurellama.request.LlamaOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Chunks, written with single quotes for double ones, and what accumulates them. */
final class Chunks {

    private Chunks() {}

    /** The accumulator of a request for so many choices. */
    static CompletionAccumulator accumulator(int choices, TextFilters filters) {
        Map<LlamaOption<?>, Object> options = Map.of(LlamaOption.N, choices);
        return CompletionAccumulator.ofChat(ResponseHead.of(new ChatExchange(
                new ChatCompletionRequest(null, List.of(), options, List.of(), null, null, true), filters)));
    }

    static Completion json(String json) {
        try {
            return CompletionReader.read(json.replace('\'', '"').getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A chunk of the first choice with these fields of a delta. */
    static Completion delta(String fields) {
        return json("{'choices':[{'index':0,'delta':{" + fields + "}}]}");
    }
}
