package io.github.azurellama.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.internal.wire.EventConsumer;
import io.github.azurellama.internal.wire.MalformedResponseException;
import io.github.azurellama.testing.FuzzTarget;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Any bytes give the events that the standard's own words give, however they arrive, in bounded memory. Beyond the standard are
 * errors, names without data, lines of text, and further JSON without a blank line; JSON without a field is left out of the
 * comparison.
 */
final class EventStreamReaderFuzzTest extends FuzzTarget {

    private static final int MAX = 16 * 1024;
    private static final int MOST_SPLITS = 16;
    private static final Pattern BARE_JSON = Pattern.compile("(?:^|[\\r\\n\u00BF])[{\\[]");
    private static final String OVERSIZE = "an event was longer than allowed";

    @Override
    protected void check(byte[] input) throws IOException {
        List<String> events = read(new ByteArrayInputStream(input));

        if (input.length < MAX && !BARE_JSON.matcher(latin(input)).find()) {
            assertThat(events).isEqualTo(byTheStandard(input));
        }
        int[] ones = new int[input.length];
        Arrays.fill(ones, 1);
        assertThat(read(new SplitInputStream(input, ones))).as("byte by byte").isEqualTo(events);
        for (int split = 1; split < Math.min(input.length, MOST_SPLITS); split++) {
            assertThat(read(new SplitInputStream(input, split)))
                    .as("split after %d", split)
                    .isEqualTo(events);
        }
        checkLong(input);
    }

    /** Again with more bytes than the reader may hold at a time. */
    private static void checkLong(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        var repeated = new ByteArrayOutputStream();
        while (repeated.size() < 3 * MAX) {
            repeated.writeBytes(input);
        }
        byte[] bytes = repeated.toByteArray();
        int[] unequal = new int[bytes.length];
        Arrays.setAll(unequal, i -> 1 + i % 1009);
        assertThat(read(new SplitInputStream(bytes, unequal))).isEqualTo(read(new ByteArrayInputStream(bytes)));
    }

    private static List<String> read(InputStream in) throws IOException {
        List<String> events = new ArrayList<>();
        try {
            new EventStreamReader(in, MAX).readAll((name, data, offset, length) -> {
                assertThat(data).hasSizeLessThanOrEqualTo(MAX);
                return events.add(event(name == null ? "" : name, new String(data, offset, length, UTF_8)));
            });
        } catch (MalformedResponseException e) {
            events.add(OVERSIZE);
        }
        return events;
    }

    private static String event(String name, String data) {
        return name + "=" + data;
    }

    /** Line by line on a string, which is slow and plain; an event that the end cuts off counts too. */
    private static List<String> byTheStandard(byte[] input) {
        // In Latin-1 each byte is a character, so that broken UTF-8 stays what it is.
        String stream = latin(input);
        List<String> events = new ArrayList<>();
        List<String> data = new ArrayList<>();
        @Nullable String name = null;
        String text = stream.startsWith("\u00EF\u00BB\u00BF") ? stream.substring(3) : stream;
        for (String line : (text + "\n\n").split("\r\n|\n|\r", -1)) {
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("\\A ", "");
            boolean isFurther = field.equals("data") && value.matches("(?s)[{\\[].*") && endsObject(data);
            if (line.isEmpty() || isFurther) {
                end(events, name, data);
                name = null;
            }
            if (field.equals("data")) {
                data.add(value);
            } else if (field.equals("event")) {
                name = value;
            } else if (field.equalsIgnoreCase("error") && colon > 0) {
                events.addAll(
                        value.isEmpty() || value.equals("null") ? List.of() : List.of(event("error", utf(value))));
            } else if (!field.isEmpty() && !field.equals("id") && !field.equals("retry")) {
                events.add(event(EventConsumer.TEXT_LINE, utf(line)));
            }
        }
        return events;
    }

    private static boolean endsObject(List<String> data) {
        return !data.isEmpty() && data.get(data.size() - 1).endsWith("}");
    }

    private static void end(List<String> events, @Nullable String name, List<String> lines) {
        if (name != null || !lines.isEmpty()) {
            events.add(event(name == null ? "" : utf(name).strip(), utf(String.join("\n", lines))));
            lines.clear();
        }
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    private static String utf(String latin) {
        return new String(latin.getBytes(ISO_8859_1), UTF_8);
    }
}
