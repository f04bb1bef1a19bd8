package io.github.azurellama.internal.json;

import static com.fasterxml.jackson.core.JsonToken.END_ARRAY;
import static com.fasterxml.jackson.core.JsonToken.START_ARRAY;
import static com.fasterxml.jackson.core.JsonToken.START_OBJECT;

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
        if (in.currentToken() != START_OBJECT) {
            in.skipChildren();
            return List.of();
        }
        var reader = new LogprobsReader();
        for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
            in.nextToken();
            switch (field) {
                case "content" -> reader.content = tokens(in);
                case "tokens" -> reader.tokens = list(in, Json::text);
                case "token_logprobs" -> reader.logprobs = list(in, Json::decimal);
                case "text_offset", "text_offsets" -> reader.offsets = list(in, Json::integer);
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
        if (in.currentToken() != START_ARRAY) {
            in.skipChildren();
            return List.of();
        }
        List<TokenLogprob> tokens = new ArrayList<>();
        while (Json.nextObject(in)) {
            tokens.add(readToken(in));
        }
        return tokens;
    }

    private static TokenLogprob readToken(JsonParser in) throws IOException {
        String token = "";
        Double logprob = null;
        List<Alternative> top = List.of();
        for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
            in.nextToken();
            switch (field) {
                case "token" -> token = String.valueOf(Json.text(in));
                case "logprob" -> logprob = Json.decimal(in);
                case "top_logprobs" ->
                    top = tokens(in).stream()
                            .map(entry -> new Alternative(
                                    entry.token(), entry.logprob() == null ? Double.NaN : entry.logprob()))
                            .toList();
                default -> in.skipChildren();
            }
        }
        return new TokenLogprob(token, logprob, null, top);
    }

    /** The likeliest tokens of the list shape: a map from token to log probability, or null for the first token. */
    private static List<Alternative> readMap(JsonParser in) throws IOException {
        if (in.currentToken() != START_OBJECT) {
            in.skipChildren();
            return List.of();
        }
        List<Alternative> map = new ArrayList<>();
        for (String token = in.nextFieldName(); token != null; token = in.nextFieldName()) {
            in.nextToken();
            Double logprob = Json.decimal(in);
            if (logprob != null) {
                map.add(new Alternative(token, logprob));
            }
        }
        return map;
    }

    private static <T> List<T> list(JsonParser in, Element<T> element) throws IOException {
        if (in.currentToken() != START_ARRAY) {
            in.skipChildren();
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
