package io.github.azurellama.internal.mapping;

/** Is told what each chunk adds to the first choice, while it is folded. */
public interface FoldListener {

    /** A piece of the text; never empty. */
    void onText(String piece);

    /** A piece of the reasoning; never empty. */
    void onThinking(String piece);

    /**
     * A piece of a tool call's arguments; never empty.
     *
     * @param position which call of the answer, from 0
     */
    void onToolCall(int position, String id, String name, String piece);
}
