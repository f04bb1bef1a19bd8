package io.github.azurellama.benchmarks.server;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The response that the server is to give. It goes into the API key, which every client sends in the same header, so that
 * the server need not understand a body.
 *
 * @param stream whether it comes token by token
 * @param tokens how many tokens it has
 * @param pace the time between two tokens of a stream, or between head and body; zero for full speed
 */
public record ResponseSpec(boolean stream, int tokens, Duration pace) {

    private static final Pattern KEY = Pattern.compile("(stream|whole)-(\\d{1,7})-(\\d{1,7})");

    /** A response that comes at once. */
    public static ResponseSpec whole(int tokens) {
        return new ResponseSpec(false, tokens, Duration.ZERO);
    }

    /** A response whose body comes at once, that long after its head. */
    public static ResponseSpec delayed(int tokens, Duration delay) {
        return new ResponseSpec(false, tokens, delay);
    }

    /** A response that is streamed as fast as it can be written. */
    public static ResponseSpec stream(int tokens) {
        return paced(tokens, Duration.ZERO);
    }

    /** A response that is streamed at that pace: the first token at once, the end one pace after the last token. */
    public static ResponseSpec paced(int tokens, Duration pace) {
        return new ResponseSpec(true, tokens, pace);
    }

    /** The API key that selects it. */
    public String key() {
        return (stream ? "stream-" : "whole-") + tokens + "-" + pace.toMillis();
    }

    /** Finds the key in the head of a request; null if there is none. */
    static @Nullable ResponseSpec find(String head) {
        Matcher key = KEY.matcher(head);
        if (!key.find()) {
            return null;
        }
        return new ResponseSpec(
                key.group(1).equals("stream"),
                Integer.parseInt(key.group(2)),
                Duration.ofMillis(Integer.parseInt(key.group(3))));
    }
}
