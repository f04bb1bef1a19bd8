package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.refusal.Envelope;
import io.github.azurellama.simulator.refusal.Refusal;
import io.github.azurellama.simulator.wire.Answer;
import io.github.azurellama.simulator.wire.Call;
import java.util.Set;
import java.util.function.Consumer;

/** Who may enter: the ways in which each endpoint kind takes a key or an Entra token. */
final class Gate {

    private static final int MOST_CUSTOM_HEADERS = 10;

    private static final Set<String> USUAL_HEADERS = Set.of(
            "accept",
            "accept-charset",
            "accept-encoding",
            "accept-language",
            "authorization",
            "cache-control",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "http2-settings",
            "origin",
            "pragma",
            "te",
            "transfer-encoding",
            "upgrade",
            "user-agent");

    private Gate() {}

    /** {@code Authorization} with key or token; the header {@code api-key} on the Model Inference routes only. */
    static Consumer<Call> serverless(Setup setup) {
        return call -> require(bearsKey(call, setup)
                || bearsToken(call, setup)
                || (!call.path().startsWith("/v1/") && sendsApiKey(call, setup)));
    }

    /** {@code api-key} with the key, or {@code Authorization} with a token; a key in the latter is not accepted. */
    static Consumer<Call> foundryModels(Setup setup) {
        return call -> require(sendsApiKey(call, setup) || bearsToken(call, setup));
    }

    /** {@code api-key} with the key, or {@code Authorization} with key or token. */
    static Consumer<Call> foundryOpenAi(Setup setup) {
        return call -> require(sendsApiKey(call, setup) || bearsKey(call, setup) || bearsToken(call, setup));
    }

    /** {@code Authorization} with key or token, and not too many headers. */
    static Consumer<Call> managed(Setup setup) {
        return call -> {
            require(bearsKey(call, setup) || bearsToken(call, setup));
            long custom = call.headers().keySet().stream()
                    .filter(name -> !USUAL_HEADERS.contains(name))
                    .count();
            if (custom > MOST_CUSTOM_HEADERS) {
                throw new Refusal(envelope -> Answer.Whole.text(431, "Request Header Fields Too Large"));
            }
        };
    }

    /** vLLM's own check: only below {@code /v1}, and only if it was started with a key. */
    static Consumer<Call> selfHosted(Setup setup) {
        return call -> require(!call.path().startsWith("/v1/")
                || setup.apiKey().isEmpty()
                || call.header("authorization").orElse("").equals("Bearer " + setup.apiKey()));
    }

    private static boolean sendsApiKey(Call call, Setup setup) {
        return setup.apiKey().isEmpty() || call.header("api-key").orElse("").equals(setup.apiKey());
    }

    /** Azure SDKs and some notebooks leave out the word Bearer before a key, and are let in. */
    private static boolean bearsKey(Call call, Setup setup) {
        var authorization = call.header("authorization").orElse("");
        return setup.apiKey().isEmpty()
                || authorization.equals("Bearer " + setup.apiKey())
                || authorization.equals(setup.apiKey());
    }

    private static boolean bearsToken(Call call, Setup setup) {
        return call.header("authorization").orElse("").equals("Bearer " + setup.accessToken());
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw new Refusal(Envelope::unauthorized);
        }
    }
}
