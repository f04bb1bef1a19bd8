package io.github.azurellama.spring;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.AzureLlamaModelBuilder;
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

/** The table of properties: a row for each setting of the builders, and one for each option that the library knows. */
final class Settings {

    static final String ENDPOINT = "endpoint";
    static final String API_KEY = "api-key";
    static final String ENDPOINT_KIND = "endpoint-kind";
    static final String API_DIALECT = "api-dialect";
    static final String CUSTOM_HEADERS = "custom-headers";
    static final String RETRY_POLICY = "retry-policy";
    static final String OTHER_OPTIONS = "options";
    static final Set<String> SECRETS = Set.of(API_KEY, CUSTOM_HEADERS);

    static final List<Setting<AzureLlamaModelBuilder<?>, ?>> OF_CONNECTION = List.of(
            common(ENDPOINT, String.class, AzureLlamaModelBuilder::endpoint),
            common(API_KEY, String.class, AzureLlamaModelBuilder::apiKey),
            common("model-name", String.class, AzureLlamaModelBuilder::modelName),
            common(ENDPOINT_KIND, EndpointKind.class, AzureLlamaModelBuilder::endpointKind),
            common(API_DIALECT, ApiDialect.class, AzureLlamaModelBuilder::apiDialect),
            common("deployment", String.class, AzureLlamaModelBuilder::deployment),
            common("extra-parameters", ExtraParameters.class, AzureLlamaModelBuilder::extraParameters),
            common("allow-insecure-http", Boolean.class, AzureLlamaModelBuilder::allowInsecureHttp),
            // Before the two timeouts that it sets, so that each of them can override it.
            common("timeout", Duration.class, AzureLlamaModelBuilder::timeout),
            common("connect-timeout", Duration.class, AzureLlamaModelBuilder::connectTimeout),
            common("read-timeout", Duration.class, AzureLlamaModelBuilder::readTimeout),
            common("call-timeout", Duration.class, AzureLlamaModelBuilder::callTimeout),
            common("max-retries", Integer.class, AzureLlamaModelBuilder::maxRetries),
            common(RETRY_POLICY, RetryTimes.class, (b, times) -> b.retryPolicy(times.toPolicy())),
            common(CUSTOM_HEADERS, Bindable.mapOf(String.class, String.class), AzureLlamaModelBuilder::customHeaders),
            common("log-requests", Boolean.class, AzureLlamaModelBuilder::logRequests),
            common("log-responses", Boolean.class, AzureLlamaModelBuilder::logResponses));

    static final List<Setting<AzureLlamaModelBuilder<?>, ?>> OF_SAMPLING = Stream.concat(
                    LlamaOption.known().stream().map(Settings::option),
                    Stream.of(common(OTHER_OPTIONS, Bindable.mapOf(String.class, Object.class), Settings::setOthers)))
            .toList();

    static final List<Setting<AzureLlamaChatModelBuilder<?>, ?>> OF_CHATS = List.of(
            chat("response-format", ResponseFormatType.class, (b, type) -> b.responseFormat(format(type))),
            chat("tool-choice", ToolChoice.class, AzureLlamaChatModelBuilder::toolChoice),
            chat("tool-calling", ToolCalling.class, AzureLlamaChatModelBuilder::toolCalling),
            chat("structured-output", StructuredOutput.class, AzureLlamaChatModelBuilder::structuredOutput),
            chat("strict-json-schema", Boolean.class, AzureLlamaChatModelBuilder::strictJsonSchema),
            chat("repair-json", Boolean.class, AzureLlamaChatModelBuilder::repairJson),
            chat("merge-consecutive-messages", Boolean.class, AzureLlamaChatModelBuilder::mergeConsecutiveMessages),
            new Setting<>(
                    "supported-capabilities",
                    Bindable.setOf(Capability.class),
                    AzureLlamaChatModelBuilder::supportedCapabilities));

    private Settings() {}

    /** All settings of a chat model, which has the most. */
    static Stream<Setting<?, ?>> all() {
        return Stream.of(OF_CONNECTION, OF_CHATS, OF_SAMPLING).flatMap(List::stream);
    }

    static String dashed(String name) {
        return DataObjectPropertyName.toDashedForm(name);
    }

    private static <T> Setting<AzureLlamaModelBuilder<?>, T> common(
            String name, Class<T> type, BiConsumer<AzureLlamaModelBuilder<?>, T> setter) {
        return common(name, Bindable.of(type), setter);
    }

    private static <T> Setting<AzureLlamaModelBuilder<?>, T> common(
            String name, Bindable<T> type, BiConsumer<AzureLlamaModelBuilder<?>, T> setter) {
        return new Setting<>(name, type, setter);
    }

    private static <T> Setting<AzureLlamaChatModelBuilder<?>, T> chat(
            String name, Class<T> type, BiConsumer<AzureLlamaChatModelBuilder<?>, T> setter) {
        return new Setting<>(name, Bindable.of(type), setter);
    }

    private static <T> Setting<AzureLlamaModelBuilder<?>, T> option(LlamaOption<T> option) {
        Optional<Class<?>> element = option.elementType();
        ResolvableType type = element.isPresent()
                ? ResolvableType.forClassWithGenerics(option.type(), element.get())
                : ResolvableType.forClass(option.type());
        return new Setting<>(dashed(option.name()), Bindable.of(type), (b, value) -> b.option(option, value));
    }

    private static void setOthers(AzureLlamaModelBuilder<?> builder, Map<String, Object> options) {
        options.forEach((name, value) -> builder.option(name, OptionText.typed(value)));
    }

    private static ResponseFormat format(ResponseFormatType type) {
        return ResponseFormat.builder().type(type).build();
    }
}
