package io.github.azurellama.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.LlamaDeployment;
import io.github.azurellama.LlamaDeployments;
import io.github.azurellama.request.LlamaOption;
import io.github.azurellama.request.LlamaOptionSetters;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SettingsTest {

    /** Settings that text cannot express. */
    private static final Set<String> OBJECTS =
            Set.of("listeners", "call-listeners", "logger", "tool-specifications", "default-request-parameters");

    /** LangChain4j's names of options whose property has the wire name. */
    private static final Set<String> OPTIONS_BY_OTHER_NAMES = Set.of("max-output-tokens", "stop-sequences");

    @Test
    void every_setter_of_the_builders_is_a_property() {
        Set<String> setters = setters(AzureLlamaChatModelBuilder.class).collect(Collectors.toSet());
        setters.removeAll(OBJECTS);
        setters.removeAll(OPTIONS_BY_OTHER_NAMES);

        assertThat(setters).contains("api-key", "repair-json", "retry-policy").allMatch(SettingsTest::isOfModel);
    }

    @Test
    void every_setter_of_a_deployment_and_of_several_is_a_property() {
        assertThat(setters(LlamaDeployment.Builder.class).filter(name -> !name.equals("name")))
                .contains("weight")
                .allMatch(PropertyGroup.MEMBERS::has);
        assertThat(setters(LlamaDeployments.Builder.class)
                        .filter(name ->
                                !Set.of("deployments", "sticky-by", "logger").contains(name)))
                .contains("max-wait")
                .allMatch(PropertyGroup.DEPLOYMENTS::has);
    }

    @Test
    void every_option_is_a_property() {
        assertThat(names())
                .containsAll(LlamaOption.known().stream()
                        .map(option -> option.name().replace('_', '-'))
                        .toList());
    }

    @Test
    void no_name_has_two_meanings() {
        assertThat(ModelType.allSettings().map(Setting::name)).doesNotHaveDuplicates();
    }

    private static boolean isOfModel(String name) {
        return names().contains(name) || PropertyGroup.isModelProperty(name);
    }

    private static Set<String> names() {
        return ModelType.allSettings().map(Setting::name).collect(Collectors.toSet());
    }

    private static Stream<String> setters(Class<?> builder) {
        return Stream.of(builder.getMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && isSetter(method))
                .map(method -> Settings.dashed(method.getName()));
    }

    private static boolean isSetter(Method method) {
        boolean isGeneral = Arrays.stream(LlamaOptionSetters.class.getMethods())
                .anyMatch(general ->
                        general.getName().equals("option") && method.getName().equals("option"));
        return method.getParameterCount() == 1 && method.getDeclaringClass() != Object.class && !isGeneral;
    }
}
