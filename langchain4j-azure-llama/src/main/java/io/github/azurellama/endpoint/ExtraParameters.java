package io.github.azurellama.endpoint;

/**
 * What an endpoint of Azure AI Model Inference does with fields outside its schema, by the request header
 * {@code extra-parameters}.
 */
public enum ExtraParameters {

    /** Refuse the request with status 400; the server's default on most endpoints. */
    ERROR("error"),

    /** Drop the fields silently. */
    DROP("drop"),

    /** Hand the fields on to the model, which may refuse them with status 422. */
    PASS_THROUGH("pass-through");

    /** The name of the header. */
    public static final String HEADER = "extra-parameters";

    private final String value;

    ExtraParameters(String value) {
        this.value = value;
    }

    /** The value of the header. */
    public String value() {
        return value;
    }
}
