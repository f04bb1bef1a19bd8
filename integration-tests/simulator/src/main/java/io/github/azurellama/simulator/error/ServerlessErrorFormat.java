package io.github.azurellama.simulator.error;

import io.github.azurellama.simulator.wire.EndpointResponse.Whole;
import io.github.azurellama.simulator.wire.SimulatorJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Errors of serverless endpoints: Azure's object, whose message is often the engine's error as JSON text. */
public class ServerlessErrorFormat implements ErrorFormat {

    @Override
    public Whole invalid(InvalidField field) {
        var inner = SimulatorJson.object().set("detail", field.list());
        return error(422, "Invalid input", SimulatorJson.AS_WRITTEN.text(inner));
    }

    @Override
    public Whole engine(int status, String message, @Nullable String parameter) {
        var inner = SimulatorJson.AS_WRITTEN.text(VllmErrorFormat.flat(status, message, parameter));
        return error(status, status == 404 ? "Not Found" : "Bad Request", inner);
    }

    @Override
    public Whole unauthorized() {
        var body = SimulatorJson.object().put("statusCode", 401);
        body.put("message", "Auth token validation failed. Please provide a valid key or a valid AAD token");
        return Whole.json(401, body).withHeaders(Map.of("x-ms-error-reason", "Invalid JWT."));
    }

    @Override
    public Whole noRoute() {
        return Whole.text(404, "NOT FOUND")
                .withHeaders(Map.of(
                        "ms-azureml-model-error-reason", "model_error", "ms-azureml-model-error-statuscode", "404"));
    }

    @Override
    public Whole unknownModel(String model) {
        return engine(404, VllmErrorFormat.doesNotExist(model), null);
    }

    @Override
    public Whole filtered(String field) {
        var error = SimulatorJson.object();
        error.put(
                "message",
                "The response was filtered due to the prompt triggering Microsoft's content management policy. "
                        + "Please modify your prompt and retry.");
        error.putNull("type").put("param", field).put("code", "content_filter").put("status", 400);
        return Whole.error(400, error);
    }

    @Override
    public Whole unsupportedFormat(String type) {
        var body = SimulatorJson.object().put("status", 422).put("code", "parameter_not_supported");
        var detail = body.putObject("detail");
        detail.putArray("loc").add("body").add("response_format");
        detail.put("input", type);
        body.put("message", "One of the parameters contain invalid values.");
        return Whole.json(422, body);
    }

    private static Whole error(int status, String code, String message) {
        var error =
                SimulatorJson.object().put("code", code).put("message", message).put("status", status);
        return Whole.error(status, error);
    }
}
