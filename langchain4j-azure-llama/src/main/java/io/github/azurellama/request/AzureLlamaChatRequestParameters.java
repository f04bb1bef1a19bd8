package io.github.azurellama.request;

import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * LangChain4j's request parameters and Llama's options, for the defaults of a model or for one request. Each option of a request
 * overrides that of the model.
 *
 * <pre>{@code
 * ChatRequest.builder()
 *         .messages(UserMessage.from("Tell me a joke"))
 *         .parameters(AzureLlamaChatRequestParameters.builder()
 *                 .temperature(0.2)
 *                 .repetitionPenalty(1.1)
 *                 .build())
 *         .build();
 * }</pre>
 */
public final class AzureLlamaChatRequestParameters extends DefaultChatRequestParameters {

    /** No parameters. */
    public static final AzureLlamaChatRequestParameters EMPTY = builder().build();

    private final Map<LlamaOption<?>, Object> options;
    private final Map<String, String> customHeaders;

    private AzureLlamaChatRequestParameters(Builder builder) {
        super(builder);
        this.options = Collections.unmodifiableMap(new LinkedHashMap<>(builder.options));
        this.customHeaders = Collections.unmodifiableMap(new LinkedHashMap<>(builder.customHeaders));
    }

    /** The value of an option that is not one of LangChain4j's parameters; empty if it is not set. */
    @SuppressWarnings("unchecked")
    public <T> Optional<T> option(LlamaOption<T> option) {
        return Optional.ofNullable((T) options.get(option));
    }

    /** The options that are set, without LangChain4j's parameters, in the order in which they were set. */
    public Map<LlamaOption<?>, Object> options() {
        return options;
    }

    /** Headers to send with the request, besides those of the model. */
    public Map<String, String> customHeaders() {
        return customHeaders;
    }

    /** All options that are set, including those that are parameters of LangChain4j, such as {@code temperature}. */
    public Map<LlamaOption<?>, Object> allOptions() {
        Map<LlamaOption<?>, Object> all = StandardParameters.of(this);
        all.putAll(options);
        return all;
    }

    /** These parameters, overridden by those that the argument sets. */
    @Override
    public AzureLlamaChatRequestParameters overrideWith(ChatRequestParameters that) {
        return builder().overrideWith(this).overrideWith(that).build();
    }

    /** These parameters, with those of the argument where these are not set. */
    @Override
    public AzureLlamaChatRequestParameters defaultedBy(ChatRequestParameters that) {
        return builder().overrideWith(that).overrideWith(this).build();
    }

    /** Starts building parameters. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts building parameters with all values of these. */
    public Builder toBuilder() {
        return builder().overrideWith(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other)
                && other instanceof AzureLlamaChatRequestParameters that
                && options.equals(that.options)
                && customHeaders.equals(that.customHeaders);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), options, customHeaders);
    }

    @Override
    public String toString() {
        // Values of headers may be secret.
        return "AzureLlamaChatRequestParameters[" + super.toString() + ", options=" + options + ", customHeaders="
                + customHeaders.keySet() + "]";
    }

    /** Builds parameters, with LangChain4j's setters and one for each of Llama's options. */
    public static final class Builder extends DefaultChatRequestParameters.Builder<Builder>
            implements LlamaOptionSetters<Builder> {

        private final Map<LlamaOption<?>, Object> options = new LinkedHashMap<>();
        private final Map<String, String> customHeaders = new LinkedHashMap<>();

        private Builder() {}

        @Override
        public <T> Builder option(LlamaOption<T> option, @Nullable T value) {
            T checked = value == null ? null : option.check(value, null);
            if (StandardParameters.set(this, option, checked)) {
                return this;
            }
            if (checked == null) {
                options.remove(option);
            } else {
                options.put(option, checked);
            }
            return this;
        }

        /**
         * Headers to send with the request, such as a tenant or the id of a trace. They override headers of the model that have
         * the same name. Default is none. Null removes those set before.
         *
         * <p>The call throws {@link io.github.azurellama.error.InvalidSettingException} if a name or value is not valid in HTTP,
         * or if the header is one that the library writes, such as {@code Authorization}; the message does not show values.
         */
        public Builder customHeaders(@Nullable Map<String, String> customHeaders) {
            this.customHeaders.clear();
            if (customHeaders != null) {
                this.customHeaders.putAll(customHeaders);
            }
            return this;
        }

        @Override
        public Builder overrideWith(ChatRequestParameters parameters) {
            super.overrideWith(parameters);
            if (parameters instanceof AzureLlamaChatRequestParameters llama) {
                options.putAll(llama.options);
                customHeaders.putAll(llama.customHeaders);
            }
            return this;
        }

        @Override
        public AzureLlamaChatRequestParameters build() {
            return new AzureLlamaChatRequestParameters(this);
        }
    }
}
