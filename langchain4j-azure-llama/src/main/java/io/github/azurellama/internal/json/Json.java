package io.github.azurellama.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.azurellama.internal.wire.ErrorPayloadException;
import io.github.azurellama.internal.wire.RawJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The JSON configuration. Completions are read in one pass from the parser, because binding by reflection costs more time at
 * start-up than the rest of a first call; trees are for errors and other rare values of many shapes.
 */
public final class Json {

    /** Strict JSON. The bounds keep hostile JSON from using up stack or time; completions nest about ten deep. */
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(200)
                    .maxNumberLength(400)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /** JSON of servers, among which those in Python write NaN and Infinity. */
    static final JsonFactory RESPONSE_FACTORY = new JsonFactoryBuilder(FACTORY)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private Json() {}

    /** Reads any JSON value as a tree. */
    public static JsonNode tree(String json) throws IOException {
        return Trees.MAPPER.readTree(json);
    }

    /** As {@link #tree}, with each number as it is written. */
    public static JsonNode exactTree(String json) throws IOException {
        return Trees.EXACT.readTree(json);
    }

    /** Reads any JSON value that a server wrote as a tree. */
    public static JsonNode treeOfServer(byte[] json) throws IOException {
        try (JsonParser in = RESPONSE_FACTORY.createParser(json)) {
            JsonNode tree = Trees.MAPPER.readTree(in);
            return tree == null ? MissingNode.getInstance() : tree;
        }
    }

    /**
     * Reads the body of a response as a tree.
     *
     * @throws ErrorPayloadException if the body reports an error
     */
    public static JsonNode response(byte[] json) throws IOException {
        JsonNode response = treeOfServer(json);
        if (response.hasNonNull("error")) {
            throw new ErrorPayloadException(json, 0, json.length);
        }
        return response;
    }

    /** A value as JSON text; the value consists of what {@link #write} accepts. */
    public static String text(@Nullable Object value) {
        var text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            write(out, value);
        } catch (IOException e) {
            throw new UncheckedIOException("a string in memory cannot fail", e);
        }
        return text.toString();
    }

    /** Writes the fields of an object. */
    public interface Fields {
        void write(JsonGenerator out) throws IOException;
    }

    /** An object in the form that is sent. */
    public static ByteString object(Fields fields) {
        var buffer = new Buffer();
        try (JsonGenerator out = new WellFormedGenerator(FACTORY.createGenerator(buffer.outputStream()))) {
            out.writeStartObject();
            fields.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer in memory cannot fail", e);
        }
        // A snapshot shares the segments, which then cannot be used again; a copy of one segment is cheaper than that.
        return buffer.completeSegmentByteCount() == 0 ? buffer.readByteString() : buffer.snapshot();
    }

    /** Writes a value of an option or a schema: maps, iterables, strings, numbers, booleans, null, raw JSON. */
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

    /** Loads the tree reader only when the first tree is read. */
    private static final class Trees {
        static final ObjectMapper MAPPER = new ObjectMapper(FACTORY.copy());
        static final ObjectReader EXACT = MAPPER.reader()
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
    }
}
