package io.github.azurellama.spring;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.AzureLlamaConnectionBuilder;
import io.github.azurellama.AzureLlamaModelBuilder;
import io.github.azurellama.LlamaDeployment;
import io.github.azurellama.LlamaDeployments;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.endpoint.ExtraParameters;
import io.github.azurellama.request.LlamaOption;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.request.ToolCalling;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.core.ResolvableType;

/** The table of settings: a row for each setting of the builders, and one for each option that the library knows. */
final class Settings {

    static final String ENDPOINT = "endpoint";
    static final String API_KEY = "api-key";
    static final String ENDPOINT_KIND = "endpoint-kind";
    static final String API_DIALECT = "api-dialect";
    static final String ALLOW_INSECURE_HTTP = "allow-insecure-http";
    static final String DEPLOYMENT = "deployment";
    static final String MODEL_NAME = "model-name";
    static final String EXTRA_PARAMETERS = "extra-parameters";
    static final String CUSTOM_HEADERS = "custom-headers";
    static final String RETRY_POLICY = "retry-policy";
    static final String MEMBERS = "members";
    static final String OTHER_OPTIONS = "options";

    static final Set<String> SECRETS = Set.of(API_KEY, CUSTOM_HEADERS);

    static final List<Setting<?>> OF_CONNECTION = List.of(
            connection(ENDPOINT, String.class, AzureLlamaConnectionBuilder::endpoint),
            connection(API_KEY, String.class, AzureLlamaConnectionBuilder::apiKey),
            connection(ENDPOINT_KIND, EndpointKind.class, AzureLlamaConnectionBuilder::endpointKind),
            connection(API_DIALECT, ApiDialect.class, AzureLlamaConnectionBuilder::apiDialect),
            connection(DEPLOYMENT, String.class, AzureLlamaConnectionBuilder::deployment),
            connection(ALLOW_INSECURE_HTTP, Boolean.class, AzureLlamaConnectionBuilder::allowInsecureHttp),
            // Before the two timeouts that it sets, so that each of them can override it.
            connection("timeout", Duration.class, AzureLlamaConnectionBuilder::timeout),
            connection("connect-timeout", Duration.class, AzureLlamaConnectionBuilder::connectTimeout),
            connection("read-timeout", Duration.class, AzureLlamaConnectionBuilder::readTimeout),
            connection("call-timeout", Duration.class, AzureLlamaConnectionBuilder::callTimeout),
            // Before the number of retries, which the policy would replace.
            connection(RETRY_POLICY, RetryTimes.class, (b, times) -> b.retryPolicy(times.toPolicy())),
            connection("max-retries", Integer.class, AzureLlamaConnectionBuilder::maxRetries),
            connection(
                    CUSTOM_HEADERS,
                    Bindable.mapOf(String.class, String.class),
                    AzureLlamaConnectionBuilder::customHeaders),
            connection("log-requests", Boolean.class, AzureLlamaConnectionBuilder::logRequests),
            connection("log-responses", Boolean.class, AzureLlamaConnectionBuilder::logResponses));

    static final List<Setting<?>> OF_MODELS = Stream.of(
                    Stream.of(
                            model(MODEL_NAME, Bindable.of(String.class), AzureLlamaModelBuilder::modelName),
                            model(
                                    EXTRA_PARAMETERS,
                                    Bindable.of(ExtraParameters.class),
                                    AzureLlamaModelBuilder::extraParameters)),
                    LlamaOption.known().stream().map(Settings::option),
                    Stream.of(model(OTHER_OPTIONS, Bindable.mapOf(String.class, Object.class), Settings::setOthers)))
            .<Setting<?>>flatMap(rows -> rows)
            .toList();

    static final List<Setting<?>> OF_CHATS = List.of(
            chat("response-format", ResponseFormatType.class, (b, type) -> b.responseFormat(format(type))),
            chat("tool-choice", ToolChoice.class, AzureLlamaChatModelBuilder::toolChoice),
            chat("tool-calling", ToolCalling.class, AzureLlamaChatModelBuilder::toolCalling),
            chat("structured-output", StructuredOutput.class, AzureLlamaChatModelBuilder::structuredOutput),
            chat("strict-json-schema", Boolean.class, AzureLlamaChatModelBuilder::strictJsonSchema),
            chat("return-thinking", Boolean.class, AzureLlamaChatModelBuilder::returnThinking),
            chat("send-thinking", Boolean.class, AzureLlamaChatModelBuilder::sendThinking),
            chat("merge-consecutive-messages", Boolean.class, AzureLlamaChatModelBuilder::mergeConsecutiveMessages),
            chat(
                    "supported-capabilities",
                    Bindable.setOf(Capability.class),
                    AzureLlamaChatModelBuilder::supportedCapabilities));

    static final List<Setting<?>> OF_BLOCKING_CHATS =
            List.of(chat("repair-json", Boolean.class, AzureLlamaChatModelBuilder::repairJson));

    /** Of several deployments that models use as one. */
    static final List<Setting<?>> OF_DEPLOYMENTS = List.of(
            deployments("max-wait", Duration.class, LlamaDeployments.Builder::maxWait),
            deployments("slow-start", Duration.class, LlamaDeployments.Builder::slowStart),
            deployments("resend-lost-requests", Boolean.class, LlamaDeployments.Builder::resendLostRequests));

    /** Of each of them. */
    static final List<Setting<?>> OF_MEMBERS = List.of(
            member(ENDPOINT, String.class, LlamaDeployment.Builder::endpoint),
            member(API_KEY, String.class, LlamaDeployment.Builder::apiKey),
            member(ENDPOINT_KIND, EndpointKind.class, LlamaDeployment.Builder::endpointKind),
            member(API_DIALECT, ApiDialect.class, LlamaDeployment.Builder::apiDialect),
            member(DEPLOYMENT, String.class, LlamaDeployment.Builder::deployment),
            member(ALLOW_INSECURE_HTTP, Boolean.class, LlamaDeployment.Builder::allowInsecureHttp),
            member(MODEL_NAME, String.class, LlamaDeployment.Builder::modelName),
            member(EXTRA_PARAMETERS, ExtraParameters.class, LlamaDeployment.Builder::extraParameters),
            member("priority", Integer.class, LlamaDeployment.Builder::priority),
            member("weight", Integer.class, LlamaDeployment.Builder::weight));

    private Settings() {}

    static String dashed(String name) {
        return DataObjectPropertyName.toDashedForm(name);
    }

    private static <T> Setting<T> connection(
            String name, Class<T> type, BiConsumer<AzureLlamaConnectionBuilder<?>, T> setter) {
        return connection(name, Bindable.of(type), setter);
    }

    private static <T> Setting<T> connection(
            String name, Bindable<T> type, BiConsumer<AzureLlamaConnectionBuilder<?>, T> setter) {
        return new Setting<>(name, type, (b, value) -> setter.accept((AzureLlamaConnectionBuilder<?>) b, value));
    }

    private static <T> Setting<T> deployments(
            String name, Class<T> type, BiConsumer<LlamaDeployments.Builder, T> setter) {
        return new Setting<>(name, Bindable.of(type), (b, value) -> setter.accept((LlamaDeployments.Builder) b, value));
    }

    private static <T> Setting<T> member(String name, Class<T> type, BiConsumer<LlamaDeployment.Builder, T> setter) {
        return new Setting<>(name, Bindable.of(type), (b, value) -> setter.accept((LlamaDeployment.Builder) b, value));
    }

    private static <T> Setting<T> model(
            String name, Bindable<T> type, BiConsumer<AzureLlamaModelBuilder<?>, T> setter) {
        return new Setting<>(name, type, (b, value) -> setter.accept((AzureLlamaModelBuilder<?>) b, value));
    }

    private static <T> Setting<T> chat(
            String name, Class<T> type, BiConsumer<AzureLlamaChatModelBuilder<?>, T> setter) {
        return chat(name, Bindable.of(type), setter);
    }

    private static <T> Setting<T> chat(
            String name, Bindable<T> type, BiConsumer<AzureLlamaChatModelBuilder<?>, T> setter) {
        return new Setting<>(name, type, (b, value) -> setter.accept((AzureLlamaChatModelBuilder<?>) b, value));
    }

    private static <T> Setting<T> option(LlamaOption<T> option) {
        Optional<Class<?>> element = option.elementType();
        ResolvableType type = element.isPresent()
                ? ResolvableType.forClassWithGenerics(option.type(), element.get())
                : ResolvableType.forClass(option.type());
        return model(dashed(option.name()), Bindable.of(type), (b, value) -> b.option(option, value));
    }

    private static void setOthers(AzureLlamaModelBuilder<?> builder, Map<String, Object> options) {
        options.forEach((name, value) -> builder.option(name, OptionText.typed(value)));
    }

    private static ResponseFormat format(ResponseFormatType type) {
        return ResponseFormat.builder().type(type).build();
    }
}
