package io.github.azurellama.internal.token;

import java.util.List;

/**
 * The special tokens of the chat templates, one row per generation. Servers that do not remove them leave them in the text.
 * Source: the chat templates in Meta's repositories of Llama 3.1, 3.2, 3.3 and Llama 4.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are unmodifiable
public enum TemplateTokens {
    LLAMA_3(
            "<|start_header_id|>",
            "<|end_header_id|>",
            List.of("<|begin_of_text|>", "<|end_of_text|>", "<|eot_id|>", "<|eom_id|>", "<|python_tag|>")),
    LLAMA_4(
            "<|header_start|>",
            "<|header_end|>",
            List.of(
                    "<|begin_of_text|>",
                    "<|end_of_text|>",
                    "<|eot|>",
                    "<|eom|>",
                    "<|python_start|>",
                    "<|python_end|>"));

    /** What {@link #lengthAt} returns if the text ends within a token. */
    public static final int INCOMPLETE = -1;

    private static final int LONGEST_ROLE = 20;

    private final String headerStart;
    private final String headerEnd;
    private final List<String> tokens;

    TemplateTokens(String headerStart, String headerEnd, List<String> tokens) {
        this.headerStart = headerStart;
        this.headerEnd = headerEnd;
        this.tokens = tokens;
    }

    /** The length of the token, or of the header of a message, that begins at an index; 0 if none does. */
    public static int lengthAt(CharSequence text, int index) {
        if (index >= text.length() || text.charAt(index) != '<') {
            return 0;
        }
        boolean incomplete = false;
        for (TemplateTokens generation : values()) {
            int length = generation.headerAt(text, index);
            for (int i = 0; length == 0 && i < generation.tokens.size(); i++) {
                length = wordAt(text, index, generation.tokens.get(i));
            }
            if (length > 0) {
                return length;
            }
            incomplete |= length == INCOMPLETE;
        }
        return incomplete ? INCOMPLETE : 0;
    }

    /** The start of the token or header that ends before an index; the index itself if none does. */
    public static int startOfTokenBefore(CharSequence text, int index) {
        for (int i = index - 1; i >= 0 && index - i <= 2 * LONGEST_ROLE + LLAMA_3.headerStart.length(); i--) {
            if (text.charAt(i) == '<' && lengthAt(text, i) == index - i) {
                return i;
            }
        }
        return index;
    }

    private int headerAt(CharSequence text, int index) {
        int start = wordAt(text, index, headerStart);
        if (start <= 0) {
            return start;
        }
        int role = index + start;
        int end = role;
        while (end < text.length() && end - role < LONGEST_ROLE && isRole(text.charAt(end))) {
            end++;
        }
        int length = wordAt(text, end, headerEnd);
        return length <= 0 ? length : end + length - index;
    }

    private static boolean isRole(char c) {
        return (c >= 'a' && c <= 'z') || c == '_';
    }

    private static int wordAt(CharSequence text, int index, String word) {
        int length = Math.min(word.length(), text.length() - index);
        for (int i = 0; i < length; i++) {
            if (text.charAt(index + i) != word.charAt(i)) {
                return 0;
            }
        }
        return length == word.length() ? length : INCOMPLETE;
    }
}
