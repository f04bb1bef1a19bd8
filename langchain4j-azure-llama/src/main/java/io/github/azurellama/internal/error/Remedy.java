package io.github.azurellama.internal.error;

import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.internal.wire.ImplicitField;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a developer can do about an error, by what the server says and what was sent; empty where there is nothing to add. */
final class Remedy {

    private static final String AUTHORIZATION = "Authorization";
    private static final String NO_TOOLS = "This endpoint parses no tool calls: leave toolCalling unset or set it to"
            + " PROMPTED, or deploy the model with --enable-auto-tool-choice and --tool-call-parser.";
    private static final String NO_FORMAT =
            "This endpoint does not take this response format: leave structuredOutput unset or"
                    + " set it to PROMPTED.";
    private static final String SET_MODEL = "Set modelName to a name that the endpoint serves.";

    /** As validators put it, whether in JSON or as Python prints it, and as Foundry and Ollama do. */
    private static final Pattern MODEL_MISSING =
            Pattern.compile("body\\W{1,8}model\\b.{0,40}required|required parameter: 'model'|model is required");

    /** The remedies that depend on the text alone; the first pattern found counts. */
    private static final List<Rule> RULES = List.of(
            new Rule(
                    "error parsing decoded stream",
                    "The server's own streaming is broken on this route: use apiDialect(LLAMA_NATIVE), which the same"
                            + " deployment serves, or the model that is not streaming."),
            new Rule("chat template", otherModel(Operation.CHAT)),
            new Rule(
                    "maximum context length|context_length|exceed_context_size|available context size|\\bn_ctx\\b",
                    "Shorten the messages or lower maxOutputTokens, or give the server a larger context."),
            new Rule(
                    "unknown model|unknown_model|deploymentnotfound",
                    "Set modelName to the deployment's name as the portal shows it, case included."),
            new Rule(
                    "extra parameters|extra_forbidden|extra inputs|unrecognized request argument",
                    "The endpoint does not know this option: unset it, or try another apiDialect."),
            new Rule(
                    "content_filter|responsibleaipolicyviolation|violates azure ai content safety",
                    "contentFilterResults() of the cause says what the filter objected to: change the prompt, or the"
                            + " filter of the deployment."),
            new Rule("image\\(s\\) may be provided", "Send fewer images in one request."),
            new Rule(
                    "authenticationtypedisabled|key.based authentication is disabled|key authentication is disabled"
                            + "|disablelocalauth|local authentication is disabled",
                    "Use Entra ID: set credential(EntraIdCredential.of(..)) in place of apiKey."),
            new Rule(
                    "invalid subscription key or wrong api endpoint",
                    "Check that key and URL are those of one resource, as the portal shows them side by side."),
            new Rule(
                    "(?:missing|invalid) subscription key",
                    "API Management stands in between: set customHeaders with its key under Ocp-Apim-Subscription-Key."),
            new Rule(
                    "unexpected endpoint or method",
                    "The server has no such route: its OpenAI routes are usually below /v1."),
            new Rule(
                    "lacks the required data action|permissiondenied|does not have (?:permission|authorization)"
                            + "|not authorized to perform|required role",
                    "Assign the calling identity a role that allows this call, such as Cognitive Services User on"
                            + " Foundry or AzureML Data Scientist on managed compute; a new role takes some minutes to"
                            + " apply."));

    private Remedy() {}

    private record Rule(Pattern pattern, String remedy) {
        Rule(String pattern, String remedy) {
            this(Pattern.compile(pattern), remedy);
        }
    }

    static String of(ServerError error, Endpoint endpoint, Operation operation) {
        if (ImplicitField.TOOLS.isRejectedBy(error.status(), error.details().naming())) {
            return NO_TOOLS;
        }
        if (ImplicitField.RESPONSE_FORMAT.isRejectedBy(
                error.status(), error.details().naming())) {
            return NO_FORMAT;
        }
        String text = error.body().toLowerCase(Locale.ROOT);
        for (Rule rule : RULES) {
            if (rule.pattern.matcher(text).find()) {
                return rule.remedy;
            }
        }
        if (error.unknownModel()) {
            return endpoint.kind().isModelRequired()
                    ? SET_MODEL
                    : "Leave modelName unset where the endpoint serves one model; else set it to a name that is served.";
        }
        return MODEL_MISSING.matcher(text).find() ? SET_MODEL : byStatus(error, endpoint, operation);
    }

    private static String byStatus(ServerError error, Endpoint endpoint, Operation operation) {
        int status = error.status();
        return switch (status) {
            case 401 -> unauthorized(error, endpoint);
            case 403 ->
                error.credentialHeader() == null
                        ? "No credential was sent: set apiKey or credential."
                        : "The credential is known but may not do this: check its role, the network rules and the quota.";
            case 404, 405, 410 ->
                missing(operation)
                        + " Or the URL is wrong: compare it with the portal's; it was taken for kind " + endpoint.kind()
                        + " and apiDialect " + endpoint.dialect() + ", which endpointKind and apiDialect override.";
            case 407 ->
                "The proxy requires a login: set proxyAuthenticator on the client that is passed to okHttpClient.";
            case 408 -> "Raise request_timeout_ms of the deployment, or lower maxOutputTokens.";
            case 413 -> "Send less: images are the usual cause.";
            case 429 -> "Wait as long as the server says, send less at a time, or raise the quota of the deployment.";
            case 502, 503, 504 ->
                "The server may be starting, scaling or overloaded: try later, and check the state of the deployment.";
            case 431 -> "Send fewer custom headers: managed compute takes ten.";
            default ->
                status >= 300 && status < 400
                        ? "Redirects are not followed, because the key would go with them: use the final URL."
                        : "";
        };
    }

    private static String unauthorized(ServerError error, Endpoint endpoint) {
        String header = error.credentialHeader();
        if (header == null) {
            return "No key was sent, because none is set: set apiKey or credential.";
        }
        boolean isToken =
                header.equals(AUTHORIZATION) && !endpoint.kind().keyHeader().equals(AUTHORIZATION);
        return isToken
                ? "Check the token that the credential gave: it was sent in the header " + header
                        + "; its scope, tenant and lifetime must fit the endpoint."
                : "Check the key: it was sent in the header " + header + ", as endpoints of kind " + endpoint.kind()
                        + " expect it." + gatewayToAzure(endpoint);
    }

    /** Nothing in the URL of a gateway shows which header the server behind it expects. */
    private static String gatewayToAzure(Endpoint endpoint) {
        return endpoint.kind() == EndpointKind.OPENAI_COMPATIBLE
                ? " If it is a gateway to Azure, set endpointKind to the kind behind it."
                : "";
    }

    /** The most common cause: an instruct model has no route for completions, a base model none for chats. */
    private static String otherModel(Operation operation) {
        return operation == Operation.CHAT
                ? "If the deployed model is a base model, which only completes text, use AzureLlamaLanguageModel."
                : "If the deployed model is an instruct model, which only chats, use AzureLlamaChatModel.";
    }

    private static String missing(Operation operation) {
        return switch (operation) {
            case CHAT, COMPLETION -> otherModel(operation);
            case TOKENIZE ->
                "This endpoint has no /tokenize: set tokenizerModel to a Llama 3 vocabulary file in place of endpoint,"
                        + " or set neither to estimate.";
            case LIST_MODELS -> "This endpoint does not list the models that it serves.";
        };
    }
}
