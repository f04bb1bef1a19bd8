package io.github.azurellama.internal.stream;

import io.github.azurellama.internal.wire.WireToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Accumulates tool calls from their deltas. A delta belongs to a call by its index, else by its id, else it begins a call if it
 * has a name and continues the last one if not: servers on Azure do each of these.
 */
final class ToolCallAccumulator {

    private final List<StreamedToolCall> calls = new ArrayList<>(1);

    /** Adds a delta; returns whether the listener was called. */
    boolean add(WireToolCall given, StreamListener<?> listener) {
        var delta = new WireToolCall(given.index(), present(given.id()), present(given.name()), given.arguments());
        if (delta.isEmpty() && delta.id() == null && !continuesArguments(delta)) {
            return false;
        }
        if (last(call -> call.isRepeatedBy(delta)) != null) {
            return false;
        }
        StreamedToolCall place = place(delta);
        if (place != null && place.isContinuedBy(delta)) {
            return addTo(place, delta, listener);
        }
        return addTo(begin(), place == null ? delta : place.identified(delta), listener);
    }

    /** Adds a call that is complete. */
    void addWhole(WireToolCall call, StreamListener<?> listener) {
        addTo(begin(), call, listener);
    }

    private boolean addTo(StreamedToolCall call, WireToolCall delta, StreamListener<?> listener) {
        call.add(delta);
        return call.notify(position(call), listener);
    }

    /** Passes all calls to a listener that has none of them. */
    void replay(StreamListener<?> listener) {
        for (StreamedToolCall call : calls) {
            call.replay(position(call), listener);
        }
    }

    /** The calls so far; an entry without name and arguments calls nothing. */
    List<WireToolCall> toCalls() {
        return calls.stream()
                .filter(call -> !call.isEmpty())
                .map(StreamedToolCall::toCall)
                .toList();
    }

    private int position(StreamedToolCall call) {
        int position = 0;
        for (StreamedToolCall other : calls) {
            if (other == call) {
                break;
            }
            position += other.isEmpty() ? 0 : 1;
        }
        return position;
    }

    private StreamedToolCall begin() {
        var call = new StreamedToolCall();
        calls.add(call);
        return call;
    }

    /** Some servers send an absent id or name as "" in every delta. */
    private static @Nullable String present(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** White space may be part of a string inside the arguments. */
    private boolean continuesArguments(WireToolCall delta) {
        StreamedToolCall place = place(delta);
        return place != null && place.isContinuedBy(delta) && place.hasOpenArguments();
    }

    /** The call that index and id of a delta lead to, which it need not belong to. */
    private @Nullable StreamedToolCall place(WireToolCall delta) {
        return delta.index() == null ? findWithoutIndex(delta) : findByIndex(delta);
    }

    private @Nullable StreamedToolCall findByIndex(WireToolCall delta) {
        String id = delta.id();
        StreamedToolCall sameId = id == null ? null : last(call -> call.hasIndex(delta.index()) && call.hasId(id));
        StreamedToolCall same = sameId != null ? sameId : last(call -> call.hasIndex(delta.index()));
        if (same != null) {
            return same;
        }
        // The index may have been missing or unreadable where the call began.
        StreamedToolCall latest = last(call -> true);
        if (latest == null || !latest.hasIndex(null)) {
            return null;
        }
        boolean belongs = id == null ? delta.name() == null : latest.hasId(id);
        return belongs ? latest : null;
    }

    private @Nullable StreamedToolCall findWithoutIndex(WireToolCall delta) {
        String id = delta.id();
        StreamedToolCall same = id == null ? null : last(call -> call.hasId(id));
        if (same != null) {
            return same;
        }
        StreamedToolCall latest = last(call -> true);
        if (latest == null || delta.name() == null) {
            return latest;
        }
        return id == null && latest.awaits(delta.name()) ? latest : null;
    }

    /** The last one, because servers that give all calls the same index send them one after the other. */
    private @Nullable StreamedToolCall last(Predicate<StreamedToolCall> condition) {
        for (int i = calls.size() - 1; i >= 0; i--) {
            if (condition.test(calls.get(i))) {
                return calls.get(i);
            }
        }
        return null;
    }
}
