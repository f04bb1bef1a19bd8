package io.github.azurellama.internal.stream;

import io.github.azurellama.internal.mapping.ChoiceMapper;
import io.github.azurellama.internal.wire.WireToolCall;
import org.jspecify.annotations.Nullable;

/** A tool call that deltas add to. Compared by identity, because two calls may be equal. */
final class StreamedToolCall {

    private @Nullable Integer index;
    private @Nullable String givenId;
    private @Nullable String generatedId;
    private @Nullable String name;
    private JsonFragments arguments = new JsonFragments();
    /** Whether the name came once more after the arguments. */
    private boolean isNamedAgain;

    /** How much of the arguments the listener has. */
    private int notified;

    boolean hasIndex(@Nullable Integer other) {
        return other == null ? index == null : other.equals(index);
    }

    boolean hasId(String other) {
        return other.equals(givenId);
    }

    /** Whether a delta that has only this name may go on with the call: its name or its arguments are still to come. */
    boolean awaits(String repeatedName) {
        return name == null || hasOpenArguments() || (name.equals(repeatedName) && arguments.isBlank());
    }

    boolean hasOpenArguments() {
        return arguments.length() > 0 && !arguments.isComplete();
    }

    boolean isEmpty() {
        return name == null && arguments.isBlank();
    }

    /**
     * Whether a delta that came in this call's place belongs to it. Some servers send several calls under one index or one
     * id, so names and arguments decide too: no JSON goes on after its end.
     */
    boolean isContinuedBy(WireToolCall delta) {
        if (isReplacedBy(delta)) {
            return true;
        }
        if (arguments.isComplete() && beginsObject(delta.arguments())) {
            return false;
        }
        if (goesOn(delta)) {
            return true;
        }
        if (delta.name() == null) {
            return true;
        }
        if (givenId != null && delta.id() != null && !givenId.equals(delta.id())) {
            return false;
        }
        return name == null || name.equals(delta.name());
    }

    /** Whether a delta has the arguments for which {@code {}} stood before, as some servers begin a call. */
    private boolean isReplacedBy(WireToolCall delta) {
        return !isNamedAgain
                && delta.name() == null
                && (delta.id() == null || delta.id().equals(givenId))
                && arguments.isEmptyObject()
                && beginsObject(delta.arguments());
    }

    /** Whether a delta is the rest of open arguments, although its server gives each delta an id of its own. */
    private boolean goesOn(WireToolCall delta) {
        return hasOpenArguments()
                && delta.arguments() != null
                && !delta.arguments().isEmpty()
                && !beginsObject(delta.arguments())
                && (delta.name() == null || delta.name().equals(name));
    }

    /** Whether a delta is this whole call once more. */
    boolean isRepeatedBy(WireToolCall delta) {
        return givenId != null
                && givenId.equals(delta.id())
                && (index == null || delta.index() == null || index.equals(delta.index()))
                && delta.name() != null
                && delta.name().equals(name)
                && arguments.isComplete()
                && arguments.toString().equals(delta.arguments());
    }

    /** A delta that begins another call in this call's place: with the name that came last, if it has none. */
    WireToolCall identified(WireToolCall delta) {
        return isNamedAgain && delta.name() == null
                ? new WireToolCall(delta.index(), givenId, name, delta.arguments())
                : delta;
    }

    private static boolean beginsObject(@Nullable String arguments) {
        return arguments != null && arguments.stripLeading().startsWith("{");
    }

    void add(WireToolCall delta) {
        if (index == null) {
            index = delta.index();
        }
        if (delta.id() != null && givenId == null && generatedId == null) {
            givenId = delta.id();
        }
        if (delta.name() != null) {
            isNamedAgain = arguments.isComplete();
            name = delta.name();
        }
        if (isReplacedBy(delta)) {
            arguments = new JsonFragments();
            notified = 0;
        }
        if (delta.arguments() != null) {
            arguments.append(delta.arguments());
        }
    }

    /** Passes new arguments to the listener, with the name that LangChain4j requires; they wait until it is known. */
    boolean notify(int position, StreamListener<?> listener) {
        if (name == null || notified == arguments.length()) {
            return false;
        }
        String fragment = arguments.from(notified);
        notified = arguments.length();
        listener.onToolCall(position, id(), name, fragment);
        return true;
    }

    /** Passes all arguments to a listener that has none of them. */
    void replay(int position, StreamListener<?> listener) {
        notified = 0;
        notify(position, listener);
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
