package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.endpoint.RoutedEndpoint.Route;
import io.github.azurellama.simulator.engine.ContentSafety;
import io.github.azurellama.simulator.error.ErrorFormat;
import io.github.azurellama.simulator.error.ErrorResponseException;
import io.github.azurellama.simulator.error.FoundryErrorFormat;
import io.github.azurellama.simulator.error.OpenAiErrorFormat;
import io.github.azurellama.simulator.error.ServerlessErrorFormat;
import io.github.azurellama.simulator.error.VllmErrorFormat;
import io.github.azurellama.simulator.format.Style;
import io.github.azurellama.simulator.request.ExtrasPolicy;
import io.github.azurellama.simulator.request.RequestDialect;
import io.github.azurellama.simulator.request.RequestReader;
import io.github.azurellama.simulator.wire.EndpointRequest;
import io.github.azurellama.simulator.wire.EndpointResponse;
import io.github.azurellama.simulator.wire.EndpointResponse.Whole;
import io.github.azurellama.simulator.wire.SimulatorJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The endpoint kinds, each put together from its routes, rules and error formats. */
public final class Endpoints {

    /** The versions of Foundry's Model Inference routes; any other, and none, is not found. */
    private static final Set<String> INFERENCE_VERSIONS = Set.of(
            "2024-05-01-preview",
            "2025-02-01-preview",
            "2025-04-01",
            "2025-05-01",
            "2025-05-01-preview",
            "2025-05-15-preview");

    /** Foundry's OpenAI routes need no version; the dated ones of other routes are refused. */
    private static final Set<String> OPENAI_VERSIONS = Set.of("v1", "latest", "preview");

    private final SimulatorConfig config;
    private final ContentSafety safety;
    private final UnaryOperator<Whole> container;
    private final Ids ids = new Ids();
    private final Map<String, Route> routes = new LinkedHashMap<>();

    private Endpoints(SimulatorConfig config, ContentSafety safety, UnaryOperator<Whole> container) {
        this.config = config;
        this.safety = safety;
        this.container = container;
    }

    /** A serverless deployment: Llama-native routes below {@code /v1}, Model Inference beside them. */
    public static Function<EndpointRequest, EndpointResponse> serverless(SimulatorConfig config) {
        var endpoint = new Endpoints(config, ContentSafety.CUTS, UnaryOperator.identity());
        var errors = new ServerlessErrorFormat();
        var llama = endpoint.generation(
                RequestDialect.NATIVE, ExtrasPolicy.IGNORE, ModelRule.checked(config), Style.SERVERLESS_NATIVE, false);
        var inference = endpoint.generation(
                RequestDialect.INFERENCE,
                ExtrasPolicy.REFUSE_UNLESS_HEADER,
                ModelRule.unchecked(config),
                Style.SERVERLESS_INFERENCE,
                false);
        endpoint.post("/v1", errors, llama);
        endpoint.post("", errors, inference);
        endpoint.get("/info", errors, call -> InfoRoutes.info(config));
        return endpoint.with(
                errors,
                Authentication.serverless(config),
                call -> Map.of(
                        "x-request-id", endpoint.ids.uuid(),
                        "azureml-model-session", "sim-20241203",
                        "azureml-model-group", "offer-llama-simulated-paygo",
                        "x-ms-rai-invoked", "true",
                        "cmp-upstream-response-duration", "1"));
    }

    /** A Foundry resource, Model Inference routes below {@code /models}. */
    public static Function<EndpointRequest, EndpointResponse> foundryModels(SimulatorConfig config) {
        var endpoint = new Endpoints(config, ContentSafety.CUTS, UnaryOperator.identity());
        var errors = new FoundryErrorFormat();
        var inference = endpoint.generation(
                RequestDialect.INFERENCE,
                ExtrasPolicy.REFUSE_UNLESS_HEADER,
                ModelRule.requiredInAnyCase(config),
                Style.FOUNDRY_INFERENCE,
                false);
        endpoint.post("/models/chat/completions", errors, inferenceVersion(inference::chat));
        endpoint.get("/models/info", errors, inferenceVersion(call -> InfoRoutes.info(config)));
        return endpoint.with(errors, Authentication.foundryModels(config), FoundryHeaders.of(endpoint.ids));
    }

    /** A Foundry resource, OpenAI routes below {@code /openai/v1}. */
    public static Function<EndpointRequest, EndpointResponse> foundryOpenAi(SimulatorConfig config) {
        var endpoint = new Endpoints(config, ContentSafety.CUTS, UnaryOperator.identity());
        var errors = new OpenAiErrorFormat();
        var openai = endpoint.generation(
                RequestDialect.OPENAI, ExtrasPolicy.REFUSE, ModelRule.required(config), Style.OPENAI, false);
        endpoint.post("/openai/v1/chat/completions", errors, openAiVersion(openai::chat));
        endpoint.get("/openai/v1/models", errors, openAiVersion(call -> InfoRoutes.models(config, "Meta")));
        return endpoint.with(errors, Authentication.foundryOpenAi(config), FoundryHeaders.of(endpoint.ids));
    }

    /**
     * A managed online endpoint: Microsoft's server validates the Model Inference routes itself, knows {@code /score}, and
     * passes every other route on to vLLM. It generates the whole response before it streams it.
     */
    public static Function<EndpointRequest, EndpointResponse> managedCompute(SimulatorConfig config) {
        var endpoint = new Endpoints(config, ContentSafety.BLANKS, Container::managed);
        var inference = endpoint.generation(
                RequestDialect.MANAGED_INFERENCE,
                ExtrasPolicy.PASS_UNLESS_HEADER,
                ModelRule.checked(config),
                Style.MANAGED_INFERENCE,
                true);
        endpoint.post("/v1", VllmErrorFormat.NESTED, endpoint.vllm(ModelRule.checked(config), true));
        var repaired = new AtomicBoolean(!config.has(Defect.STREAM_FAILS_UNTIL_SCORE));
        endpoint.post("/chat/completions", VllmErrorFormat.VALIDATED, BrokenStream.until(repaired, inference::chat));
        endpoint.post("/completions", VllmErrorFormat.VALIDATED, BrokenStream.until(repaired, inference::completion));
        var score = new ScoreRoute(config, new Generation(config, ContentSafety.BLANKS, endpoint.ids), endpoint.ids);
        boolean failsWith200 = config.has(Defect.SCORE_FAILS_WITH_200);
        endpoint.routes.put(
                "/score",
                new Route(
                        "POST",
                        failsWith200 ? VllmErrorFormat.NESTED : VllmErrorFormat.VALIDATED,
                        failsWith200 ? Container::scoreWith200 : Container::managed,
                        call -> {
                            repaired.set(true);
                            return score.score(call);
                        }));
        endpoint.vllmRoutes();
        return endpoint.with(VllmErrorFormat.NESTED, Authentication.managed(config), endpoint::managedHeaders);
    }

    /** A managed online endpoint that runs an NVIDIA NIM: an older vLLM that wants the model named. */
    public static Function<EndpointRequest, EndpointResponse> nim(SimulatorConfig config) {
        var endpoint = new Endpoints(config, ContentSafety.NONE, Container::managed);
        var errors = VllmErrorFormat.FLAT;
        var ready = SimulatorJson.object().put("object", "health.response").put("message", "Service is ready.");
        endpoint.post("/v1", errors, endpoint.vllm(ModelRule.required(config), false));
        endpoint.get("/v1/models", errors, call -> InfoRoutes.models(config, "vllm"));
        endpoint.get("/v1/health/ready", errors, call -> Whole.json(200, ready));
        return endpoint.with(errors, Authentication.managed(config), endpoint::managedHeaders);
    }

    /** A vLLM server of one's own: no gateway, no filter, and no key unless it was started with one. */
    public static Function<EndpointRequest, EndpointResponse> openAiCompatible(SimulatorConfig config) {
        var endpoint = new Endpoints(config, ContentSafety.NONE, UnaryOperator.identity());
        endpoint.post("/v1", VllmErrorFormat.NESTED, endpoint.vllm(ModelRule.checked(config), false));
        endpoint.vllmRoutes();
        return endpoint.with(VllmErrorFormat.NESTED, Authentication.openAiCompatible(config), call -> Map.of());
    }

    private GenerationRoute vllm(ModelRule models, boolean buffered) {
        return generation(RequestDialect.VLLM, ExtrasPolicy.IGNORE, models, Style.VLLM, buffered);
    }

    private GenerationRoute generation(
            RequestDialect dialect, ExtrasPolicy extras, ModelRule models, Style style, boolean buffered) {
        return new GenerationRoute(
                config,
                models,
                new RequestReader(dialect, extras, config.contextLength()),
                new Generation(config, safety, ids),
                style,
                buffered,
                ids);
    }

    /** The routes of vLLM besides chat and completion. */
    private void vllmRoutes() {
        get("/v1/models", VllmErrorFormat.NESTED, call -> InfoRoutes.models(config, "vllm"));
        get("/health", VllmErrorFormat.NESTED, call -> Whole.text(200, ""));
        post("/tokenize", VllmErrorFormat.NESTED, call -> InfoRoutes.tokenize(call, config));
    }

    /** Both generation routes below a path. */
    private void post(String path, ErrorFormat errors, GenerationRoute generation) {
        post(path + "/chat/completions", errors, generation::chat);
        post(path + "/completions", errors, generation::completion);
    }

    private void post(String path, ErrorFormat errors, Function<EndpointRequest, EndpointResponse> handler) {
        routes.put(path, new Route("POST", errors, container, handler));
    }

    private void get(String path, ErrorFormat errors, Function<EndpointRequest, EndpointResponse> handler) {
        routes.put(path, new Route("GET", errors, container, handler));
    }

    /** The endpoint, which has these headers on every response, whatever its status. */
    private Function<EndpointRequest, EndpointResponse> with(
            ErrorFormat errors,
            Consumer<EndpointRequest> authentication,
            Function<EndpointRequest, Map<String, String>> headers) {
        return new RoutedEndpoint(errors, container, authentication, Map.copyOf(routes), headers);
    }

    private Map<String, String> managedHeaders(EndpointRequest call) {
        return Map.of(
                "x-ms-request-id", ids.uuid(),
                "azureml-model-session", "blue",
                "azureml-model-deployment",
                        call.header("azureml-model-deployment").orElse("blue"));
    }

    private static Function<EndpointRequest, EndpointResponse> inferenceVersion(
            Function<EndpointRequest, EndpointResponse> handler) {
        return call -> {
            if (!INFERENCE_VERSIONS.contains(call.parameter("api-version").orElse(""))) {
                throw new ErrorResponseException(ErrorFormat::noRoute);
            }
            return handler.apply(call);
        };
    }

    private static Function<EndpointRequest, EndpointResponse> openAiVersion(
            Function<EndpointRequest, EndpointResponse> handler) {
        return call -> {
            if (!OPENAI_VERSIONS.contains(call.parameter("api-version").orElse("v1"))) {
                var error =
                        SimulatorJson.object().put("code", "BadRequest").put("message", "API version not supported");
                throw new ErrorResponseException(format -> Whole.error(400, error));
            }
            return handler.apply(call);
        };
    }
}
