package io.github.azurellama.internal.error;

import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.Operation;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a developer can do about a failure, by what the server said; empty where there is nothing to add. */
final class Remedy {

    /** As validators put it, whether in JSON or as Python prints it, and as Foundry and Ollama do. */
    private static final Pattern MODEL_MISSING =
            Pattern.compile("body\\W{1,8}model\\b.{0,40}required|required parameter: 'model'|model is required");

    private Remedy() {}

    static String of(int status, String said, Endpoint endpoint, Operation operation) {
        String text = said.toLowerCase(Locale.ROOT);
        if (text.contains("auto-tool-choice") || text.contains("tool choice requires")) {
            return "This endpoint parses no tool calls: set toolCalling(PROMPTED), or deploy the model with"
                    + " --enable-auto-tool-choice and --tool-call-parser.";
        }
        if (text.contains("error parsing decoded stream")) {
            return "The server's own streaming is broken on this route: use apiDialect(LLAMA_NATIVE), which the same"
                    + " deployment serves, or the model that is not streaming.";
        }
        if (text.contains("chat template")) {
            return otherModel(Operation.CHAT);
        }
        if (text.contains("maximum context length") || text.contains("context_length")) {
            return "Shorten the messages or lower maxOutputTokens.";
        }
        if (text.contains("unknown model") || text.contains("unknown_model") || text.contains("deploymentnotfound")) {
            return "Set modelName to the deployment's name as the portal shows it, case included.";
        }
        if (text.contains("the model") && text.contains("does not exist")) {
            return endpoint.kind().isModelRequired()
                    ? "Set modelName to a name that the endpoint serves."
                    : "Leave modelName unset where the endpoint serves one model; else set it to a name that is served.";
        }
        if (MODEL_MISSING.matcher(text).find()) {
            return "Set modelName to a name that the endpoint serves.";
        }
        if (text.contains("extra parameters")
                || text.contains("extra_forbidden")
                || text.contains("extra inputs")
                || text.contains("unrecognized request argument")) {
            return "The endpoint does not know this option: unset it, or try another apiDialect.";
        }
        if (text.contains("image(s) may be provided")) {
            return "Send fewer images in one request.";
        }
        return byStatus(status, endpoint, operation);
    }

    /** The commonest cause: an instruct model has no route for completions, a base model none for chats. */
    private static String otherModel(Operation operation) {
        return operation == Operation.CHAT
                ? "If the deployed model is a base model, which only completes text, use AzureLlamaLanguageModel."
                : "If the deployed model is an instruct model, which only answers chats, use AzureLlamaChatModel.";
    }

    private static String missing(Operation operation) {
        return switch (operation) {
            case CHAT, COMPLETION -> otherModel(operation);
            case TOKENIZE ->
                "This endpoint has no /tokenize: set tokenizerModel to a Llama 3 vocabulary file in place of endpoint,"
                        + " or set neither to estimate.";
            case LIST_MODELS -> "This endpoint does not tell which models it serves.";
        };
    }

    private static String byStatus(int status, Endpoint endpoint, Operation operation) {
        return switch (status) {
            case 401 ->
                "Check the key: it was sent in the header " + endpoint.kind().keyHeader() + ", as endpoints of kind "
                        + endpoint.kind() + " want it.";
            case 403 -> "The credential is known but may not do this: check its role, the network rules and the quota.";
            case 404, 405 ->
                missing(operation)
                        + " Or the URL is wrong: compare it with the portal's; it was taken for kind " + endpoint.kind()
                        + " and apiDialect " + endpoint.dialect() + ", which endpointKind and apiDialect override.";
            case 408 -> "Raise request_timeout_ms of the deployment, or ask for fewer tokens.";
            case 413 -> "Send less: images are the usual cause.";
            case 431 -> "Send fewer custom headers: managed compute takes ten.";
            default ->
                status >= 300 && status < 400
                        ? "Redirects are not followed, because the key would go with them: use the final URL."
                        : "";
        };
    }
}
