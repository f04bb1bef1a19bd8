package io.github.azurellama.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every option has a setter, and every setter sets the option of its name: a new one cannot be forgotten. */
class LlamaOptionSettersTest {

    /** Where LangChain4j's name is not the wire's. */
    private static final Map<String, String> OF_LANGCHAIN4J =
            Map.of("maxOutputTokens", "max_tokens", "stopSequences", "stop");

    static List<Method> setters() {
        return Arrays.stream(LlamaOptionSetters.class.getDeclaredMethods())
                .filter(method -> !method.getName().equals("option") && !method.isSynthetic())
                .toList();
    }

    private static String wireName(String setter) {
        return OF_LANGCHAIN4J.getOrDefault(
                setter, setter.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
    }

    private static Object sample(Type type) {
        if (type instanceof ParameterizedType list) {
            return List.of(sample(list.getActualTypeArguments()[0]));
        }
        return switch (((Class<?>) type).getSimpleName()) {
            case "Integer" -> 1;
            case "Long" -> 1L;
            case "Double" -> 0.5;
            case "Boolean" -> true;
            case "String" -> "x";
            case "Integer[]" -> new Integer[] {1};
            case "String[]" -> new String[] {"x"};
            default -> throw new AssertionError("no sample of " + type);
        };
    }

    @ParameterizedTest
    @MethodSource("setters")
    void a_setter_sets_the_option_of_its_own_name(Method setter) throws Exception {
        Object value = sample(setter.getGenericParameterTypes()[0]);
        var builder = AzureLlamaChatRequestParameters.builder();

        Object returned = setter.invoke(builder, new Object[] {value});

        Object expected = value instanceof Object[] array ? List.of(array) : value;
        assertThat(returned).isSameAs(builder);
        assertThat(builder.build().allOptions())
                .isEqualTo(Map.of(LlamaOption.named(wireName(setter.getName()), Object.class), expected));
    }

    @ParameterizedTest
    @MethodSource("setters")
    void null_unsets_it(Method setter) throws Exception {
        if (setter.isVarArgs()) {
            return;
        }
        var builder = AzureLlamaChatRequestParameters.builder();
        setter.invoke(builder, new Object[] {sample(setter.getGenericParameterTypes()[0])});
        setter.invoke(builder, new Object[] {null});

        assertThat(builder.build().allOptions()).isEmpty();
    }

    private static Set<String> settable(Class<?> builder) {
        return Stream.of(builder.getMethods())
                .filter(method -> method.getParameterCount() == 1)
                .map(method -> wireName(method.getName()))
                .collect(Collectors.toSet());
    }

    @Test
    void every_known_option_has_a_setter_on_models_and_requests() {
        List<String> known = LlamaOption.known().stream().map(LlamaOption::name).toList();

        assertThat(settable(AzureLlamaChatModelBuilder.class)).containsAll(known);
        assertThat(settable(AzureLlamaChatRequestParameters.Builder.class)).containsAll(known);
    }

    @Test
    void every_constant_is_known() throws IllegalAccessException {
        for (var field : LlamaOption.class.getFields()) {
            var option = (LlamaOption<?>) field.get(null);
            assertThat(option.name()).isEqualTo(field.getName().toLowerCase(Locale.ROOT));
            assertThat(LlamaOption.known())
                    .anySatisfy(known -> assertThat((Object) known)
                            .as("%s is in the table", option)
                            .isSameAs(option));
        }
    }

    @Test
    void a_model_has_each_setting_as_a_default() {
        var model = AzureLlamaChatModel.builder()
                .endpoint("http://localhost/v1")
                .temperature(0.5)
                .topK(3)
                .stopSequences("a", "b")
                .minP(0.1)
                .option("chat_template", "x")
                .build();

        assertThat(((AzureLlamaChatRequestParameters) model.defaultRequestParameters()).allOptions())
                .isEqualTo(Map.of(
                        LlamaOption.TEMPERATURE,
                        0.5,
                        LlamaOption.TOP_K,
                        3,
                        LlamaOption.STOP,
                        List.of("a", "b"),
                        LlamaOption.MIN_P,
                        0.1,
                        LlamaOption.named("chat_template", Object.class),
                        "x"));
    }
}
