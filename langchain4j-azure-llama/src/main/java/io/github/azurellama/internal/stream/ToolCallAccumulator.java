package io.github.azurellama.internal.stream;

import io.github.azurellama.internal.mapping.ChoiceMapper;
import io.github.azurellama.internal.wire.WireToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Puts tool calls together from their pieces. A piece belongs to a call by its index, else by its id, else it begins a
 * call if it has a name and continues the last one if not: servers on Azure do each of these.
 */
final class ToolCallAccumulator {

    private final List<Call> calls = new ArrayList<>(1);

    /** Adds a piece; returns whether the listener was told of it. */
    boolean add(WireToolCall given, StreamListener<?> listener) {
        // Some servers repeat an absent id or name as "" with every piece.
        var piece = new WireToolCall(given.index(), present(given.id()), present(given.name()), given.arguments());
        Call call = callOf(piece);
        call.add(piece);
        return call.tell(calls.indexOf(call), listener);
    }

    /** Tells all calls, to a listener that was told none. */
    void tell(StreamListener<?> listener) {
        for (int i = 0; i < calls.size(); i++) {
            calls.get(i).told = 0;
            calls.get(i).tell(i, listener);
        }
    }

    List<WireToolCall> toCalls() {
        return calls.stream().map(Call::toCall).toList();
    }

    private static @Nullable String present(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private Call callOf(WireToolCall piece) {
        Call known = find(piece);
        if (known != null) {
            return known;
        }
        var call = new Call(piece.index());
        calls.add(call);
        return call;
    }

    private @Nullable Call find(WireToolCall piece) {
        Integer index = piece.index();
        String id = piece.id();
        if (index != null) {
            Call same = id == null ? null : last(call -> index.equals(call.index) && id.equals(call.givenId));
            Call latest = same != null ? same : last(call -> index.equals(call.index));
            return latest == null || latest.isOther(piece) ? null : latest;
        }
        if (id != null) {
            return last(call -> id.equals(call.givenId));
        }
        return piece.name() != null ? null : last(call -> true);
    }

    /** The last one, because servers that give all calls the same index send them one after the other. */
    private @Nullable Call last(Predicate<Call> condition) {
        for (int i = calls.size() - 1; i >= 0; i--) {
            if (condition.test(calls.get(i))) {
                return calls.get(i);
            }
        }
        return null;
    }

    /** A call that is coming together. Identity matters: two calls may look alike. */
    private static final class Call {
        private final @Nullable Integer index;
        private @Nullable String givenId;
        private @Nullable String generatedId;
        private @Nullable String name;
        private final StringBuilder arguments = new StringBuilder();
        private int told;

        Call(@Nullable Integer index) {
            this.index = index;
        }

        /**
         * Some servers give whole calls the same index. A new id together with a name shows it, or where there are no ids a
         * name and arguments that begin after those of this call have ended.
         */
        boolean isOther(WireToolCall piece) {
            if (piece.name() == null) {
                return false;
            }
            return piece.id() == null
                    ? givenId == null && name != null && hasEnded() && begins(piece.arguments())
                    : givenId != null && !givenId.equals(piece.id());
        }

        /** No piece that goes on begins with a brace after one that ended with one: JSON has a comma between. */
        private boolean hasEnded() {
            return !arguments.isEmpty() && arguments.charAt(arguments.length() - 1) == '}';
        }

        private static boolean begins(@Nullable String arguments) {
            return arguments != null && arguments.startsWith("{");
        }

        void add(WireToolCall piece) {
            if (piece.id() != null && givenId == null && generatedId == null) {
                givenId = piece.id();
            }
            if (piece.name() != null) {
                name = piece.name();
            }
            if (piece.arguments() != null) {
                arguments.append(piece.arguments());
            }
        }

        /** LangChain4j wants the name with each piece, so pieces wait until it is known. */
        boolean tell(int position, StreamListener<?> listener) {
            if (name == null || told == arguments.length()) {
                return false;
            }
            String piece = arguments.substring(told);
            told = arguments.length();
            listener.onToolCall(position, id(), name, piece);
            return true;
        }

        private String id() {
            if (givenId != null) {
                return givenId;
            }
            if (generatedId == null) {
                generatedId = ChoiceMapper.newId();
            }
            return generatedId;
        }

        WireToolCall toCall() {
            return new WireToolCall(index, id(), name, arguments.toString());
        }
    }
}
