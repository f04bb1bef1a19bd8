package io.github.azurellama.internal.wire;

import java.util.regex.Pattern;

/**
 * A field or header that the library adds to a request by itself, or chose among several ways to say the same. It must never
 * fail a call: a server that rejects it gets the request again without it.
 */
public enum ImplicitField {

    /** Makes a stream report its token usage. */
    STREAM_OPTIONS(false, "stream_options|include_usage", "stream_options"),

    /** Raises the default of 16 or 256 tokens that the server would apply. */
    MAX_TOKENS(false, "max_tokens|maximum context length", "(?s)\\A(?!.*context length).*max_tokens"),

    /** Makes Azure AI Model Inference accept fields outside its schema. */
    EXTRA_PARAMETERS(false, "extra-parameters|EXTRA_PARAMETERS", "extra-parameters"),

    /** Tools as fields of the request rather than in the prompt. */
    TOOLS(
            true,
            "tool choice requires|support(?:s|ing)? (?:tool use|tool calling)|"
                    + Rejection.unsupported(Rejection.TOOLS),
            "(?s)\\A(?!.*tool_choice\\W{1,6}required).*"),

    /** The format of a response as a field of the request rather than in the prompt. */
    RESPONSE_FORMAT(
            true,
            "(?m)^response_format(?:\\.\\w+)?$|not supported by (?:xgrammar|outlines|guidance|lm-format-enforcer)|"
                    + Rejection.unsupported(Rejection.FORMAT),
            Rejection.unsupported(Rejection.FORMAT));

    /** Whether servers report that they lack the feature as a failure of their own, as llama.cpp does. */
    private final boolean rejectedAsFailure;

    private final Pattern rejected;
    private final Pattern permanent;

    ImplicitField(boolean rejectedAsFailure, String rejected, String permanent) {
        this.rejectedAsFailure = rejectedAsFailure;
        this.rejected = Pattern.compile(rejected);
        this.permanent = Pattern.compile(permanent);
    }

    /**
     * Whether an error rejects this field.
     *
     * @param errorText the text of the error, a value on each line, without the values that echo the request
     */
    public boolean isRejectedBy(int status, String errorText) {
        boolean isRejection = status == 400 || status == 422 || (rejectedAsFailure && (status == 500 || status == 501));
        return isRejection && rejected.matcher(errorText).find();
    }

    /** Whether the rejection holds for later requests too; a context that is too long concerns one request only. */
    public boolean isPermanentlyRejected(String errorText) {
        return permanent.matcher(errorText).find();
    }

    /** How servers say that they lack a feature. */
    private static final class Rejection {

        static final String TOOLS = "(?:tools?|tool_choice|tool[ -]calling|tool use|function[ -]calling|functions)";
        static final String FORMAT = "(?:response_format(?:\\.type)?|json_schema|json_object|structured outputs?"
                + "|guided (?:decoding|json))";

        private Rejection() {}

        /** Excludes a finding about one element, such as {@code tools[0].function.name}. */
        static String unsupported(String feature) {
            String named = "['\"`]?\\b" + feature + "\\b(?!\\W{1,4}\\d)(?!\\.\\w)['\"`]?";
            return "(?i:"
                    + String.join(
                            "|",
                            named
                                    + "[^.\\n]{0,60}(?:is|are) (?:not (?:yet |currently )?(?:supported|available|enabled|permitted"
                                    + "|allowed|valid)|unsupported|enabled only)",
                            "not (?:yet |currently )?support (?:the )?(?:parameter |param |argument )?" + named,
                            "(?:unsupported|unrecognized|unknown|unexpected|invalid) (?:request )?"
                                    + "(?:param|parameter|argument|keyword argument|field|property)(?: supplied)?\\W{1,4}"
                                    + named,
                            named + " param(?:eter)? requires",
                            named + "(?: type)? must be one of",
                            "extra parameters \\[[^\\]]*" + named,
                            "extra_forbidden\\W{1,6}(?:loc\\W{1,8})?body\\W{1,6}" + named,
                            "body\\W{1,6}" + named + "\\W{1,8}(?:msg\\W{1,6})?extra inputs are not permitted")
                    + ")";
        }
    }
}
