package io.github.azurellama.internal.json;

import static com.fasterxml.jackson.core.JsonToken.END_ARRAY;

import com.fasterxml.jackson.core.JsonParser;
import io.github.azurellama.response.TokenLogprob;
import io.github.azurellama.response.TokenLogprob.Alternative;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads log probabilities in both shapes: parallel lists ({@code tokens}, {@code token_logprobs}, …), and a list of
 * tokens under {@code content}.
 */
final class LogprobsReader {

    private List<TokenLogprob> content = List.of();
    private List<@Nullable String> tokens = List.of();
    private List<@Nullable Double> logprobs = List.of();
    private List<@Nullable Integer> offsets = List.of();
    private List<List<Alternative>> alternatives = List.of();

    private LogprobsReader() {}

    static List<TokenLogprob> read(JsonParser in) throws IOException {
        if (!JsonValues.isObject(in)) {
            return List.of();
        }
        var reader = new LogprobsReader();
        for (String field = JsonValues.nextField(in); field != null; field = JsonValues.nextField(in)) {
            switch (field) {
                case "content" -> reader.content = tokens(in);
                case "tokens" -> reader.tokens = list(in, JsonValues::text);
                case "token_logprobs" -> reader.logprobs = list(in, JsonValues::decimal);
                case "text_offset", "text_offsets" -> reader.offsets = list(in, JsonValues::integer);
                case "top_logprobs" -> reader.alternatives = list(in, LogprobsReader::readMap);
                default -> in.skipChildren();
            }
        }
        return reader.content.isEmpty() ? reader.zip() : reader.content;
    }

    private List<TokenLogprob> zip() {
        List<TokenLogprob> zipped = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            zipped.add(new TokenLogprob(
                    token == null ? "" : token,
                    i < logprobs.size() ? logprobs.get(i) : null,
                    i < offsets.size() ? offsets.get(i) : null,
                    i < alternatives.size() ? alternatives.get(i) : List.of()));
        }
        return zipped;
    }

    private static List<TokenLogprob> tokens(JsonParser in) throws IOException {
        if (!JsonValues.isArray(in)) {
            return List.of();
        }
        List<TokenLogprob> tokens = new ArrayList<>();
        while (JsonValues.nextObject(in)) {
            tokens.add(readToken(in));
        }
        return tokens;
    }

    private static TokenLogprob readToken(JsonParser in) throws IOException {
        String token = null;
        Double logprob = null;
        List<Alternative> top = List.of();
        for (String field = JsonValues.nextField(in); field != null; field = JsonValues.nextField(in)) {
            switch (field) {
                case "token" -> token = JsonValues.text(in);
                case "logprob" -> logprob = JsonValues.decimal(in);
                case "top_logprobs" ->
                    top = tokens(in).stream()
                            .map(entry -> alternative(entry.token(), entry.logprob()))
                            .toList();
                default -> in.skipChildren();
            }
        }
        return new TokenLogprob(token == null ? "" : token, logprob, null, top);
    }

    /** The likeliest tokens in the shape of parallel lists: a map from token to log probability, or null for a first token. */
    private static List<Alternative> readMap(JsonParser in) throws IOException {
        if (!JsonValues.isObject(in)) {
            return List.of();
        }
        List<Alternative> map = new ArrayList<>();
        for (String token = JsonValues.nextField(in); token != null; token = JsonValues.nextField(in)) {
            map.add(alternative(token, JsonValues.decimal(in)));
        }
        return map;
    }

    private static Alternative alternative(String token, @Nullable Double logprob) {
        return new Alternative(token, logprob == null ? Double.NaN : logprob);
    }

    private static <T> List<T> list(JsonParser in, Element<T> element) throws IOException {
        if (!JsonValues.isArray(in)) {
            return List.of();
        }
        List<T> list = new ArrayList<>();
        while (in.nextToken() != END_ARRAY) {
            list.add(element.read(in));
        }
        return list;
    }

    private interface Element<T> {
        @Nullable T read(JsonParser in) throws IOException;
    }
}
