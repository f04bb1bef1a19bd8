package io.github.azurellama.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azurellama.internal.wire.ErrorPayloadException;
import io.github.azurellama.internal.wire.RawJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The one JSON configuration. Answers are read in one pass from the parser, because binding them by reflection costs
 * more time at start-up than the rest of a first call; only errors, which are rare and vary, are read as trees.
 */
public final class Json {

    /** The bounds keep a hostile answer from using up stack or time: Llama's own answers nest about ten deep. */
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(200)
                    .maxNumberLength(400)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private Json() {}

    /** Reads any JSON value as a tree. */
    public static JsonNode tree(String json) throws IOException {
        return Trees.MAPPER.readTree(json);
    }

    /** Reads values that follow each other, with or without {@code ;} or {@code ,} between them. */
    public static List<JsonNode> sequence(String json) throws IOException {
        List<JsonNode> values = new ArrayList<>();
        char[] text = json.toCharArray();
        int position = 0;
        while (position < text.length) {
            try (JsonParser in = FACTORY.createParser(text, position, text.length - position)) {
                values.add(Trees.MAPPER.readTree(in));
                position += (int) in.currentLocation().getCharOffset();
            }
            while (position < text.length && " \t\r\n;,".indexOf(text[position]) >= 0) {
                position++;
            }
        }
        return values;
    }

    /** Reads any JSON value as a tree. */
    static JsonNode tree(byte[] json) throws IOException {
        return Trees.MAPPER.readTree(json);
    }

    /**
     * Reads a whole answer as a tree.
     *
     * @throws ErrorPayloadException if it reports an error in place of an answer
     */
    public static JsonNode answer(byte[] json) throws IOException {
        JsonNode answer = tree(json);
        if (answer.hasNonNull("error")) {
            throw new ErrorPayloadException(json, 0, json.length);
        }
        return answer;
    }

    /** The current value as text: the content of a string or a number, the JSON of an object or a list. */
    static @Nullable String text(JsonParser in) throws IOException {
        JsonToken token = in.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        return token.isStructStart() ? json(in) : in.getText();
    }

    /** Whether the current value is that text, without making a string of it. */
    static boolean says(JsonParser in, String expected) throws IOException {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            in.skipChildren();
            return false;
        }
        return in.getTextLength() == expected.length() && in.getText().equals(expected);
    }

    /** The current value as a whole number; null if it is none. One beyond an int fails as any other malformed JSON. */
    static @Nullable Integer integer(JsonParser in) throws IOException {
        if (in.currentToken().isNumeric()) {
            return in.getIntValue();
        }
        in.skipChildren();
        return null;
    }

    /** The current value as a whole number; null if it is none, which some servers send for "unknown". */
    static @Nullable Long number(JsonParser in) throws IOException {
        if (in.currentToken().isNumeric()) {
            return in.getValueAsLong();
        }
        in.skipChildren();
        return null;
    }

    static @Nullable Double decimal(JsonParser in) throws IOException {
        if (in.currentToken().isNumeric()) {
            return in.getDoubleValue();
        }
        in.skipChildren();
        return null;
    }

    /** A value as JSON text; made of what {@link #write} takes. */
    public static String text(@Nullable Object value) {
        var text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            write(out, value);
        } catch (IOException e) {
            throw new UncheckedIOException("a string in memory cannot fail", e);
        }
        return text.toString();
    }

    /**
     * JSON that somebody else wrote, such as a raw schema.
     *
     * @throws IllegalArgumentException if it is no JSON
     */
    public static RawJson raw(String json) {
        try {
            if (tree(json).isMissingNode()) {
                throw new IllegalArgumentException("raw JSON is empty");
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("raw JSON cannot be parsed: " + e.getMessage(), e);
        }
        return new RawJson(json);
    }

    /** Moves to the next element of the current list that is an object, past whatever else is in it; false at its end. */
    static boolean nextObject(JsonParser in) throws IOException {
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                return true;
            }
            in.skipChildren();
        }
        return false;
    }

    private static String json(JsonParser in) throws IOException {
        var text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.copyCurrentStructure(in);
        }
        return text.toString();
    }

    /** Writes the fields of an object. */
    public interface Fields {
        void write(JsonGenerator out) throws IOException;
    }

    /** An object as it goes over the wire. */
    public static ByteString object(Fields fields) {
        var buffer = new Buffer();
        try (JsonGenerator out = FACTORY.createGenerator(buffer.outputStream())) {
            out.writeStartObject();
            fields.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer in memory cannot fail", e);
        }
        // A snapshot shares the segments, which then cannot be used again; a copy of one segment is cheaper than that.
        return buffer.completeSegmentByteCount() == 0 ? buffer.readByteString() : buffer.snapshot();
    }

    /** Writes what an option or a schema is made of: maps, iterables, strings, numbers, booleans, null, raw JSON. */
    public static void write(JsonGenerator out, @Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeFieldName(String.valueOf(entry.getKey()));
                write(out, entry.getValue());
            }
            out.writeEndObject();
        } else if (value instanceof Iterable<?> list) {
            out.writeStartArray();
            for (Object item : list) {
                write(out, item);
            }
            out.writeEndArray();
        } else if (value instanceof RawJson raw) {
            out.writeRawValue(raw.json());
        } else if (value instanceof CharSequence text) {
            out.writeString(text.toString());
        } else {
            out.writeObject(value);
        }
    }

    /** Loads the tree reader only when the first error is read. */
    private static final class Trees {
        static final ObjectMapper MAPPER = new ObjectMapper(FACTORY.copy());
    }
}
