package io.github.azurellama.simulator.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.engine.TokenProbability;
import io.github.azurellama.simulator.token.Token;
import io.github.azurellama.simulator.wire.SimulatorJson;
import java.util.List;

/** Log probabilities in the shapes of the routes. */
final class Logprobs {

    private Logprobs() {}

    /**
     * The shape of completions: parallel arrays. Each place has up to {@code count + 1} alternatives, because the chosen
     * token is always among them.
     *
     * @param place the number of the first token in the response
     * @param offset where its text begins
     * @param certain how many of the tokens belong to an echoed prompt; the very first of all has no probability
     */
    static ObjectNode arrays(List<Token> tokens, int place, int offset, int count, String offsetsKey, int certain) {
        var offsets = SimulatorJson.array();
        var chosen = SimulatorJson.array();
        var texts = SimulatorJson.array();
        var tops = SimulatorJson.array();
        int at = offset;
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            offsets.add(at);
            at += token.text().length();
            texts.add(token.text());
            if (certain > 0 && place + i == 0) {
                chosen.addNull();
                tops.addNull();
            } else {
                chosen.add(TokenProbability.chosen(token, place + i).logprob());
                tops.add(alternatives(token, place + i, count));
            }
        }
        var all = SimulatorJson.object();
        all.set(offsetsKey, offsets);
        all.set("token_logprobs", chosen);
        all.set("tokens", texts);
        all.set("top_logprobs", tops);
        return all;
    }

    /** OpenAI's shape for chats: an object for each token, with exactly as many alternatives as the request wants. */
    static ObjectNode content(List<Token> tokens, int place, int count) {
        var content = SimulatorJson.array();
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            var entry = entry(TokenProbability.chosen(token, place + i));
            var tops = entry.putArray("top_logprobs");
            TokenProbability.top(token, place + i, count).forEach(probability -> tops.add(entry(probability)));
            content.add(entry);
        }
        return SimulatorJson.object().set("content", content);
    }

    private static ObjectNode alternatives(Token token, int place, int count) {
        var alternatives = SimulatorJson.object();
        TokenProbability.top(token, place, count)
                .forEach(probability -> alternatives.put(probability.token().text(), probability.logprob()));
        alternatives.put(token.text(), TokenProbability.chosen(token, place).logprob());
        return alternatives;
    }

    private static ObjectNode entry(TokenProbability probability) {
        var entry =
                SimulatorJson.object().put("token", probability.token().text()).put("logprob", probability.logprob());
        var bytes = entry.putArray("bytes");
        for (byte each : probability.token().text().getBytes(UTF_8)) {
            bytes.add(each & 0xFF);
        }
        return entry;
    }
}
