package io.github.azurellama.auth;

import java.util.regex.Pattern;

/** Removes what is copied along with a key or a token: white space, quotation marks, and the header that it was shown in. */
final class PastedSecret {

    private static final String WRAPPING = "[\\s\\p{Z}\\p{Cf}\"'`\u2018\u2019\u201c\u201d]";

    private static final Pattern BEFORE =
            Pattern.compile("(?i)\\A(?:" + WRAPPING + "++|(?:authorization|api-key)\\s*[:=]|bearer(?=:|\\s|\\z):?)+");

    private static final Pattern BEHIND = Pattern.compile(WRAPPING + "+\\z");

    private PastedSecret() {}

    /** The secret alone; empty if there is none. */
    static String clean(String pasted) {
        return BEHIND.matcher(BEFORE.matcher(pasted).replaceFirst("")).replaceFirst("");
    }
}
