package io.github.azurellama.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.AzureLlamaTokenCountEstimatorBuilder;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.quota.LlamaQuota;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import io.github.azurellama.request.LlamaOption;
import io.github.azurellama.retry.RetryPolicy;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TablesTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern FIGURE = Pattern.compile("\\d[\\d.,]*\\d|\\d");
    private static final String ELLIPSIS = "…";

    @Test
    void the_options_are_those_of_the_library() {
        var table = Page.doc("options.md").table("Table");

        assertThat(table.stream().map(row -> code(row.get(1)).findFirst().orElseThrow()))
                .containsExactlyElementsOf(
                        LlamaOption.known().stream().map(LlamaOption::name).toList());
        assertThat(table.stream().flatMap(row -> code(row.get(0))))
                .isSubsetOf(methods(AzureLlamaChatModelBuilder.class))
                .isSubsetOf(methods(AzureLlamaChatRequestParameters.Builder.class));
    }

    @Test
    void the_options_in_the_schema_of_azure_ai_inference_are_marked() {
        var marked = Page.doc("options.md").table("Table").stream()
                .filter(row -> row.get(4).equals("yes"))
                .flatMap(row -> code(row.get(1)));

        assertThat(marked)
                .containsExactlyElementsOf(LlamaOption.known().stream()
                        .filter(option -> !option.isExtraIn(ApiDialect.AZURE_AI_INFERENCE))
                        .map(LlamaOption::name)
                        .toList());
    }

    @Test
    void the_settings_are_methods_of_the_builder() {
        var settings = Stream.of(
                        Page.doc("endpoints.md").table("Settings"),
                        Page.doc("chat.md").table("Settings"),
                        Page.doc("tools.md").table("Settings"),
                        Page.doc("structured-output.md").table("Which mode").stream()
                                .filter(row -> row.size() == 3 && !row.get(0).matches("`[A-Z]+`.*|-+"))
                                .toList(),
                        Page.doc("observability.md").table("Logging"))
                .flatMap(rows -> rows.stream())
                .flatMap(row -> code(row.get(0)));

        assertThat(settings)
                .hasSizeGreaterThan(30)
                .filteredOn(name -> !name.equals("setting"))
                .isSubsetOf(methods(AzureLlamaChatModelBuilder.class));
    }

    @Test
    void the_settings_of_retries_quotas_and_counting_exist() {
        assertThat(Page.doc("errors.md").table("Retries").stream().flatMap(row -> code(row.get(0))))
                .containsExactlyElementsOf(Arrays.stream(RetryPolicy.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        assertThat(Page.doc("quotas.md").table("Quotas").stream()
                        .flatMap(row -> code(row.get(0)))
                        .map(method -> method.replaceFirst("\\(.*", "")))
                .isNotEmpty()
                .isSubsetOf(methods(LlamaQuota.class));
        assertThat(Page.doc("token-counting.md").table("Token counting").stream()
                        .flatMap(row -> code(row.get(0))))
                .isNotEmpty()
                .isSubsetOf(methods(AzureLlamaTokenCountEstimatorBuilder.class));
    }

    @Test
    void the_properties_of_spring_boot_are_those_of_its_metadata() {
        String metadata =
                Sources.read(Page.REPOSITORY.resolve("langchain4j-azure-llama-spring-boot-starter/src/main/resources"
                        + "/META-INF/spring-configuration-metadata.json"));
        var page = Page.doc("spring-boot.md");
        var properties = page.table("Properties").stream()
                .flatMap(row -> code(row.get(0)))
                .map(name -> "langchain4j.azure-llama.chat-model." + name);
        var prefixes = page.table("Which beans").stream()
                .flatMap(row -> code(row.get(0)))
                .map(prefix -> prefix + ".endpoint");

        assertThat(Stream.concat(properties, prefixes))
                .hasSizeGreaterThan(30)
                .allMatch(name -> metadata.contains("\"" + name + "\""));
    }

    @Test
    void each_message_that_is_called_ours_is_in_the_sources() {
        String sources = Sources.ofLibrary();
        var parts = Page.doc("troubleshooting.md").table("Said by this library").stream()
                .flatMap(row -> code(row.get(0)))
                .flatMap(message -> Stream.of(message.split(ELLIPSIS)))
                .filter(part -> part.strip().length() > 2)
                .toList();

        assertThat(parts).hasSizeGreaterThan(30);
        assertThat(parts.stream().filter(part -> !sources.contains(part))).isEmpty();
    }

    @Test
    void each_tick_of_the_comparison_has_tests() {
        var ticks = Page.doc("comparison.md").table("Ticks");

        assertThat(ticks)
                .hasSizeGreaterThan(8)
                .allSatisfy(row -> assertThat(code(row.get(1))).isNotEmpty().allMatch(Sources::hasTest));
        assertThat(Sources.hasTest("TablesTest#no_such_test")).isFalse();
        assertThat(Sources.hasTest("NoSuchTest")).isFalse();
    }

    @Test
    void each_tick_of_the_comparison_in_the_readme_has_tests() {
        var tested = Page.doc("comparison.md").table("Beside langchain4j-open-ai and plain HTTP");
        var ticks = Page.README.table("Why not langchain4j-open-ai, or plain HTTP\\?").stream()
                .filter(row -> row.get(1).equals("✅"))
                .map(row -> row.get(0));

        assertThat(tested)
                .allSatisfy(row -> assertThat(code(row.get(1))).isNotEmpty().allMatch(Sources::hasTest));
        assertThat(ticks)
                .hasSizeGreaterThan(5)
                .containsExactlyElementsOf(
                        tested.stream().map(row -> row.get(0)).toList());
    }

    @Test
    void the_figures_in_the_readme_are_those_of_the_benchmarks() {
        String measured = String.join(
                "\n",
                Page.of(Page.REPOSITORY.resolve("integration-tests/benchmarks/README.md"))
                        .lines());
        var figures = Page.README.table("What it costs").stream()
                .flatMap(row -> row.subList(2, row.size()).stream())
                .flatMap(cell -> FIGURE.matcher(cell).results())
                .map(number -> "| +" + number.group() + " ");

        assertThat(figures)
                .hasSizeGreaterThan(10)
                .allMatch(number -> Pattern.compile(number.replace("|", "\\|"))
                        .matcher(measured)
                        .find());
    }

    @Test
    void each_promise_that_needs_no_fault_has_tests() {
        var promises = Page.of(Page.REPOSITORY.resolve("integration-tests/contract/README.md"))
                .table("Without a fault of the server");

        assertThat(promises)
                .hasSizeGreaterThan(5)
                .allSatisfy(row -> assertThat(code(row.get(1))).isNotEmpty().allMatch(Sources::hasTest));
    }

    @Test
    void each_kind_of_fault_has_laws_or_tests() {
        var kinds = Page.of(Page.REPOSITORY.resolve("integration-tests/contract/README.md"))
                .table("In what servers and models write");

        assertThat(kinds)
                .allSatisfy(row -> assertThat(code(row.get(1))).isNotEmpty().allMatch(Sources::hasTest));
        assertThat(String.join("\n", kinds.stream().map(row -> row.get(0)).toList()))
                .contains(
                        "end of a stream",
                        "keep-alives",
                        "tool calls that are merged",
                        "template tokens",
                        "prompted JSON")
                .contains("error messages", "secrets", "wrong type or range", "options", "URLs", "Spring Boot")
                .contains("delays", "quotas", "history", "well-formed");
    }

    private static Stream<String> code(String cell) {
        return CODE.matcher(cell).results().map(match -> match.group(1));
    }

    private static Set<String> methods(Class<?> type) {
        return Arrays.stream(type.getMethods()).map(Method::getName).collect(Collectors.toSet());
    }
}
