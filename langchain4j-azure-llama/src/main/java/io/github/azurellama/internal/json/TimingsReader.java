package io.github.azurellama.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import io.github.azurellama.response.ServerTimings;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads {@code timings} of llama.cpp's server. */
final class TimingsReader {

    private static final double NANOS_PER_MILLI = 1e6;

    private TimingsReader() {}

    /** The timings; null if there is no value. */
    static @Nullable ServerTimings read(JsonParser in) throws IOException {
        if (!JsonValues.isObject(in)) {
            return null;
        }
        Integer cached = null;
        Integer prompt = null;
        Duration promptTime = null;
        Double promptSpeed = null;
        Integer predicted = null;
        Duration predictedTime = null;
        Double predictedSpeed = null;
        Integer draft = null;
        Integer accepted = null;
        for (String field = JsonValues.nextField(in); field != null; field = JsonValues.nextField(in)) {
            switch (field) {
                case "cache_n" -> cached = JsonValues.integer(in);
                case "prompt_n" -> prompt = JsonValues.integer(in);
                case "prompt_ms" -> promptTime = millis(in);
                case "prompt_per_second" -> promptSpeed = notNegative(in);
                case "predicted_n" -> predicted = JsonValues.integer(in);
                case "predicted_ms" -> predictedTime = millis(in);
                case "predicted_per_second" -> predictedSpeed = notNegative(in);
                case "draft_n" -> draft = JsonValues.integer(in);
                case "draft_n_accepted" -> accepted = JsonValues.integer(in);
                default -> in.skipChildren();
            }
        }
        var timings = new ServerTimings(
                cached, prompt, promptTime, promptSpeed, predicted, predictedTime, predictedSpeed, draft, accepted);
        return timings.equals(ServerTimings.NONE) ? null : timings;
    }

    private static @Nullable Duration millis(JsonParser in) throws IOException {
        Double millis = notNegative(in);
        return millis == null ? null : Duration.ofNanos(Math.round(millis * NANOS_PER_MILLI));
    }

    /** A number from 0 on; the speed of no tokens is not a number, which some servers write as null. */
    private static @Nullable Double notNegative(JsonParser in) throws IOException {
        Double number = JsonValues.decimal(in);
        return number == null || number < 0 ? null : number;
    }
}
