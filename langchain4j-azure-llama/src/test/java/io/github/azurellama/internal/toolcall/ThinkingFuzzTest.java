package io.github.azurellama.internal.toolcall;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.internal.toolcall.ThinkingFilter.Split;
import io.github.azurellama.testing.FuzzTarget;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** However a text arrives, the same thoughts are split off it, and only tags and white space are lost. */
final class ThinkingFuzzTest extends FuzzTarget {

    private static final int MOST_SPLITS = 16;
    private static final Pattern TAG =
            Pattern.compile("</?(?:think|thinking|thought|reasoning)>", Pattern.CASE_INSENSITIVE);

    @Override
    protected void check(byte[] input) {
        String text = new String(input, UTF_8);
        Split whole = ThinkingFilterTest.read(List.of(text));
        if (!text.contains(">")) {
            assertThat(whole).isEqualTo(new Split(text, ""));
        }
        assertThat(sorted(letters(whole.thinking()) + letters(whole.text()))).isEqualTo(sorted(letters(text)));
        assertThat(ThinkingFilterTest.read(
                        text.chars().mapToObj(c -> String.valueOf((char) c)).toList()))
                .isEqualTo(whole);
        for (int at = 1; at < Math.min(text.length(), MOST_SPLITS); at++) {
            assertThat(ThinkingFilterTest.read(List.of(text.substring(0, at), text.substring(at))))
                    .isEqualTo(whole);
        }
    }

    private static String letters(String text) {
        return TAG.matcher(text).replaceAll("").replaceAll("\\s|[\\x1c-\\x1f]", "");
    }

    private static String sorted(String text) {
        char[] letters = text.toCharArray();
        Arrays.sort(letters);
        return String.valueOf(letters);
    }
}
