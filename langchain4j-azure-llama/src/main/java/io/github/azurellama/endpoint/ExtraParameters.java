package io.github.azurellama.endpoint;

/**
 * What an endpoint of Azure AI Model Inference does with fields outside its schema: the values of the request header
 * {@code extra-parameters}.
 */
public enum ExtraParameters {

    /** Reject the request with status 400. The server's default on most endpoints. */
    ERROR("error"),

    /** Drop the fields without an error. Managed compute is known to pass them to the model all the same. */
    DROP("drop"),

    /** Pass the fields to the model, which may reject them with status 422. */
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
