package io.github.azurellama.request;

/** How a JSON schema reaches the model. */
public enum StructuredOutput {

    /**
     * The default: the field {@code response_format} where the endpoint usually takes it ({@code /v1} of managed compute and
     * of self-hosted servers), {@link #PROMPTED} elsewhere and while tools are offered, because guided decoding makes tool
     * calls impossible. Self-hosted servers get the schema in the prompt too, since some ignore the field. If the endpoint
     * rejects the field, the request is sent again with {@link #PROMPTED}, and so are all later ones of the model once that
     * has succeeded; a line in the log at info says so. The text is read as with {@link #PROMPTED} in any case.
     */
    AUTO,

    /** By the field {@code response_format}, for servers that support it, such as vLLM. */
    NATIVE,

    /**
     * By vLLM's guided decoding, with which the model can generate nothing else: the fields {@code structured_outputs}, and
     * {@code guided_json} for older versions. Other servers ignore or reject these fields.
     */
    GUIDED,

    /**
     * By the prompt: the system message contains the schema, text around the JSON is removed from the completion, and a
     * completion that does not match the schema fails. Works with every endpoint.
     */
    PROMPTED
}
