package io.github.azurellama.internal.toolcall;

import io.github.azurellama.internal.token.TemplateTokens;
import java.util.function.UnaryOperator;

/**
 * Splits off the thoughts at the beginning of a streamed text. Models write them in tags such as {@code <think>}, where the server
 * has no parser for reasoning. The result does not depend on how the text is split.
 *
 * <p>Some chat templates begin the thought in the prompt, so the text has a closing tag only. Text without a tag is therefore
 * held back until that tag or the end comes, unless it begins as no thought does.
 */
public final class ThinkingFilter {

    /** JSON, a tool call, a fence or another tag: a thought begins with words. */
    private static final String BEGINNINGS_OF_TEXT = "{[`<";

    private enum State {
        /** Nothing but white space and template tokens so far. */
        BEGINNING,
        /** Text or a thought, which a closing tag decides. */
        UNDECIDED,
        THOUGHT,
        BEHIND_THOUGHT,
        TEXT
    }

    private final StringBuilder held = new StringBuilder();

    /** The held text as it is read, so that a test can count what is read. */
    private final CharSequence view;

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder thinking = new StringBuilder();
    private State state = State.BEGINNING;

    /** How many characters of the held text are read. */
    private int read;

    /** Where the white space at the end of these begins, which is not passed on at the end of a thought. */
    private int blank;

    /** Whether the thought that is read, and any thought, was passed on in part. */
    private boolean hasBegun;

    private boolean hasThought;

    /** A filter for one choice. */
    public ThinkingFilter() {
        this(UnaryOperator.identity());
    }

    /** A filter that reads the held text through a view. */
    ThinkingFilter(UnaryOperator<CharSequence> view) {
        this.view = view.apply(held);
    }

    /** Text and thinking, either of which may be empty. */
    public record Split(String text, String thinking) {}

    /** Adds text; returns what is certain by now. */
    public Split accept(String delta) {
        if (state == State.TEXT) {
            return new Split(delta, "");
        }
        held.append(delta);
        boolean more = true;
        while (more) {
            more = step();
        }
        return taken();
    }

    /** What was held back; empty after the first time. */
    public Split end() {
        if (state == State.THOUGHT) {
            think(held.toString().stripTrailing());
        } else if (state != State.BEHIND_THOUGHT || !held.toString().isBlank()) {
            text.append(held);
        }
        held.setLength(0);
        state = State.TEXT;
        return taken();
    }

    private Split taken() {
        var split = new Split(text.toString(), thinking.toString());
        text.setLength(0);
        thinking.setLength(0);
        return split;
    }

    /** Returns whether the state has changed, so that there may be more to do. */
    private boolean step() {
        return switch (state) {
            case BEGINNING -> begin();
            case UNDECIDED -> decide();
            case THOUGHT -> readThought();
            case BEHIND_THOUGHT -> goOn();
            case TEXT -> false;
        };
    }

    private boolean begin() {
        read = CallStart.skipBlank(view, read);
        int token = TemplateTokens.lengthAt(view, read);
        while (token > 0) {
            read = CallStart.skipBlank(view, read + token);
            token = TemplateTokens.lengthAt(view, read);
        }
        if (read == held.length() || token == TemplateTokens.INCOMPLETE) {
            return false;
        }
        int opening = Thoughts.openingAt(view, read);
        int closing = Thoughts.closingAt(view, read);
        if (opening == Thoughts.INCOMPLETE || closing == Thoughts.INCOMPLETE) {
            return false;
        }
        if (opening > 0 || closing > 0) {
            // Template tokens are left to the filter that removes them.
            String before = held.substring(0, read);
            text.append(before.isBlank() ? "" : before);
        }
        if (opening > 0) {
            beginThought(read + opening);
        } else if (closing > 0) {
            endThought(closing);
        } else if (BEGINNINGS_OF_TEXT.indexOf(view.charAt(read)) >= 0) {
            endInText();
        } else {
            state = State.UNDECIDED;
        }
        return true;
    }

    /** Looks for a closing tag. An opening one before it is a word of the text, or would have come first. */
    private boolean decide() {
        for (; read < held.length(); read++) {
            if (view.charAt(read) == '<') {
                int closing = Thoughts.closingAt(view, read);
                int opening = Thoughts.openingAt(view, read);
                if (closing > 0) {
                    think(held.substring(0, read).strip());
                    endThought(closing);
                    return true;
                }
                if (opening > 0) {
                    endInText();
                    return true;
                }
                if (closing == Thoughts.INCOMPLETE || opening == Thoughts.INCOMPLETE) {
                    return false;
                }
            }
        }
        return false;
    }

    private boolean readThought() {
        while (read < held.length()) {
            char c = view.charAt(read);
            int closing = c == '<' ? Thoughts.closingAt(view, read) : 0;
            if (closing == Thoughts.INCOMPLETE) {
                break;
            }
            if (closing > 0) {
                think(held.substring(0, blank));
                endThought(closing);
                return true;
            }
            read++;
            blank = Character.isWhitespace(c) ? blank : read;
        }
        think(held.substring(0, blank));
        forget(blank);
        return false;
    }

    private boolean goOn() {
        read = CallStart.skipBlank(view, read);
        int tag = read == held.length() ? Thoughts.INCOMPLETE : Thoughts.openingAt(view, read);
        if (tag == Thoughts.INCOMPLETE) {
            return false;
        }
        if (tag > 0) {
            beginThought(read + tag);
        } else {
            forget(read);
            endInText();
        }
        return true;
    }

    private void beginThought(int end) {
        forget(end);
        hasBegun = false;
        state = State.THOUGHT;
    }

    private void endThought(int closing) {
        forget(read + closing);
        state = State.BEHIND_THOUGHT;
    }

    private void endInText() {
        text.append(held);
        forget(held.length());
        state = State.TEXT;
    }

    private void forget(int end) {
        held.delete(0, end);
        read = Math.max(0, read - end);
        blank = 0;
    }

    private void think(String more) {
        String thought = hasBegun ? more : more.stripLeading();
        if (thought.isEmpty()) {
            return;
        }
        thinking.append(!hasBegun && hasThought ? "\n\n" : "").append(thought);
        hasBegun = true;
        hasThought = true;
    }
}
