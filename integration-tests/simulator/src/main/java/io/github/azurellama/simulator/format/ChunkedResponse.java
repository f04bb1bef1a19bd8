package io.github.azurellama.simulator.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.engine.Candidate;
import io.github.azurellama.simulator.request.GenerationRequest.StreamUsage;
import io.github.azurellama.simulator.token.Token;
import io.github.azurellama.simulator.wire.ResponseFrame;
import io.github.azurellama.simulator.wire.SimulatorJson;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A response as a stream: what opens it, the tokens of all candidates in turn, the finish chunks, the usage where it has
 * a chunk of its own, and {@code [DONE]}.
 */
abstract sealed class ChunkedResponse permits ChatChunks, TextChunks {

    final Style style;
    final Generated generated;
    final ResponseFields parts;
    private final String object;
    private int sentTokens;

    ChunkedResponse(Style style, Generated generated, String object) {
        this.style = style;
        this.generated = generated;
        this.parts = new ResponseFields(style, generated);
        this.object = object;
    }

    /** The events, in order. Each is made when it is sent, because thousands of streams may be open at once. */
    public final Stream<ResponseFrame> frames() {
        var closing = Stream.of(this).flatMap(all -> closing().stream());
        return Stream.concat(Stream.concat(opening().stream(), interleaved()), closing);
    }

    abstract List<ResponseFrame> opening();

    /** The choice that carries one token of a candidate's text. */
    abstract ObjectNode word(Candidate candidate, Token token, int place, int offset);

    /** What follows the text of a candidate. */
    abstract Stream<ResponseFrame> afterText(Candidate candidate);

    abstract ResponseFrame finish(Candidate candidate, boolean last);

    private Stream<ResponseFrame> tokens(Candidate candidate) {
        int echoed = candidate.echoed().size();
        var offset = new AtomicInteger(text(candidate.echoed()).length());
        var words = IntStream.range(0, candidate.tokens().size()).mapToObj(i -> {
            var token = candidate.tokens().get(i);
            return token(word(
                    candidate, token, echoed + i, offset.getAndAdd(token.text().length())));
        });
        return Stream.concat(words, afterText(candidate));
    }

    /** A frame of each candidate in turn, as a server sends candidates that it generates together. */
    private Stream<ResponseFrame> interleaved() {
        var turns = new ArrayDeque<Iterator<ResponseFrame>>();
        generated.candidates().forEach(candidate -> turns.add(tokens(candidate).iterator()));
        var frames = new Iterator<ResponseFrame>() {
            @Override
            public boolean hasNext() {
                turns.removeIf(turn -> !turn.hasNext());
                return !turns.isEmpty();
            }

            @Override
            public ResponseFrame next() {
                var turn = turns.remove();
                turns.add(turn);
                return turn.next();
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(frames, Spliterator.ORDERED), false);
    }

    static String text(List<Token> tokens) {
        return tokens.stream().map(Token::text).collect(Collectors.joining());
    }

    private List<ResponseFrame> closing() {
        var frames = new ArrayList<ResponseFrame>();
        int last = generated.candidates().size() - 1;
        for (int i = 0; i <= last; i++) {
            frames.add(finish(generated.candidates().get(i), i == last));
        }
        if (!style.inference() && generated.request().usage() != StreamUsage.NEVER) {
            var usage = parts.head(object);
            usage.putArray("choices");
            usage.set("usage", parts.usage(generated.completionTokens()));
            frames.add(ResponseFrame.immediate(usage, style.json()));
        }
        frames.add(ResponseFrame.DONE);
        return frames;
    }

    /** A chunk with one choice. */
    final ObjectNode chunk(ObjectNode choice) {
        var chunk = parts.head(object);
        chunk.putArray("choices").add(choice);
        return chunk;
    }

    /** A chunk of one token, which counts towards the usage so far. */
    final ResponseFrame token(ObjectNode choice) {
        sentTokens++;
        return ResponseFrame.token(withUsageSoFar(chunk(choice)), style.json());
    }

    /** A chunk that costs the model no token. */
    final ResponseFrame immediate(ObjectNode choice) {
        return ResponseFrame.immediate(withUsageSoFar(chunk(choice)), style.json());
    }

    /** A finish chunk; some servers put the usage into the last one of a stream. */
    final ResponseFrame finishing(ObjectNode choice, boolean last) {
        var chunk = chunk(choice);
        if (style.inference() && last) {
            chunk.set("usage", parts.usage(generated.completionTokens()));
        }
        return ResponseFrame.immediate(withUsageSoFar(chunk), style.json());
    }

    private ObjectNode withUsageSoFar(ObjectNode chunk) {
        if (!style.inference() && generated.request().usage() == StreamUsage.ALWAYS) {
            chunk.set("usage", parts.usage(sentTokens));
        }
        return chunk;
    }

    /** The fields that every choice of this style has, with nothing in them. */
    final ObjectNode choice(Candidate candidate) {
        var choice = SimulatorJson.object().put("index", candidate.index());
        return choice.putNull("logprobs").putNull("finish_reason");
    }
}
