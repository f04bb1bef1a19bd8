package io.github.azurellama.simulator;

/** A curl line for an endpoint, to paste into a shell. */
final class CurlExample {

    private CurlExample() {}

    static String of(AzureSimulator azure) {
        var model = azure.options().config().models().get(0);
        var named = "\"model\": \"" + model + "\", ";
        return switch (azure.options().endpoint()) {
            case SERVERLESS, MANAGED_COMPUTE -> line(azure, "/v1/chat/completions", bearer(azure), "");
            case FOUNDRY_MODELS ->
                line(azure, "/chat/completions?api-version=2024-05-01-preview", "api-key: " + azure.apiKey(), named);
            case FOUNDRY_OPENAI -> line(azure, "/chat/completions", "api-key: " + azure.apiKey(), named);
            case MANAGED_COMPUTE_NIM -> line(azure, "/v1/chat/completions", bearer(azure), named);
            case OPENAI_COMPATIBLE -> line(azure, "/chat/completions", bearer(azure), "");
        };
    }

    private static String bearer(AzureSimulator azure) {
        return azure.apiKey().isEmpty() ? "" : "Authorization: Bearer " + azure.apiKey();
    }

    private static String line(AzureSimulator azure, String route, String header, String model) {
        var body = "{" + model + "\"messages\": [{\"role\": \"user\", \"content\": \"How much is 37 plus 87?\"}], "
                + "\"max_tokens\": 100, \"stream\": true}";
        var insecure = azure.options().transport().tls() ? "-k " : "";
        return "curl -N " + insecure + "'" + azure.url() + route + "'"
                + (header.isEmpty() ? "" : " -H '" + header + "'") + " -H 'Content-Type: application/json' -d '" + body
                + "'";
    }
}
