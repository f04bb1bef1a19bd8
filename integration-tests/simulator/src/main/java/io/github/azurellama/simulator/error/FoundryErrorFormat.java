package io.github.azurellama.simulator.error;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.wire.EndpointResponse.Whole;
import io.github.azurellama.simulator.wire.FilterResults;
import io.github.azurellama.simulator.wire.SimulatorJson;
import java.util.Map;

/** Errors of a Foundry resource on its Model Inference routes: the gateway's own, else as on serverless endpoints. */
public final class FoundryErrorFormat extends ServerlessErrorFormat {

    @Override
    public Whole unauthorized() {
        return wrongAudience();
    }

    @Override
    public Whole noRoute() {
        return resourceNotFound();
    }

    @Override
    public Whole unknownModel(String model) {
        var error = SimulatorJson.object().put("code", "unknown_model").put("message", "Unknown model: " + model);
        return Whole.error(400, error.putNull("details")).withHeaders(Map.of("x-ms-error-code", "unknown_model"));
    }

    @Override
    public Whole missingModel() {
        var error = SimulatorJson.object().put("code", "no_model_name");
        error.put("message", "No model specified in request. Please provide a model name in the request body.");
        return Whole.error(400, error.putNull("details")).withHeaders(Map.of("x-ms-error-code", "no_model_name"));
    }

    @Override
    public Whole filtered(String field) {
        return Whole.error(400, violation(field).put("status", 400));
    }

    /** What Foundry's gateway says of a key or token that it does not accept. */
    public static Whole wrongAudience() {
        var body = SimulatorJson.object().put("statusCode", 401);
        body.put(
                "message",
                "Unauthorized. Access token is missing, invalid, audience is incorrect "
                        + "(https://cognitiveservices.azure.com), or have expired.");
        return Whole.json(401, body);
    }

    /** What Foundry's gateway says of a path or API version that it does not know. */
    static Whole resourceNotFound() {
        var error = SimulatorJson.object().put("code", "404").put("message", "Resource not found");
        return Whole.error(404, error);
    }

    /** The error object of a blocked prompt. */
    static ObjectNode violation(String field) {
        var error = SimulatorJson.object();
        error.put(
                "message",
                "The response was filtered due to the prompt triggering Azure OpenAI's content management policy. "
                        + "Please modify your prompt and retry.");
        error.putNull("type").put("param", field).put("code", "content_filter");
        var inner = error.putObject("innererror").put("code", "ResponsibleAIPolicyViolation");
        inner.set("content_filter_result", FilterResults.ofPrompt(true));
        return error;
    }
}
