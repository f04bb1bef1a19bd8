package io.github.azurellama.spring.observation;

import static io.github.azurellama.spring.observation.ObservedContexts.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import io.github.azurellama.quota.LlamaQuota;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import io.github.azurellama.simulator.fault.Fault;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The queries of the Grafana dashboard name metrics and labels that Prometheus scrapes from an application. */
final class DashboardTest {

    private static final Path FILE = Path.of("../samples/spring-boot-starter/grafana/azure-llama.json");

    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_]+)\\{(.*)} ");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");
    private static final Pattern SELECTOR = Pattern.compile("([a-z_]+)\\{([^}]*)}");
    private static final Pattern MATCHER = Pattern.compile("([a-z_]+) *[=!]");
    private static final Pattern GROUPING = Pattern.compile("by \\(([^)]*)\\)");
    private static final Pattern LEGEND = Pattern.compile("\\{\\{([a-z_]+)}}");
    private static final Pattern VARIABLE = Pattern.compile("label_values\\(([a-z_]+), ([a-z_]+)\\)");

    /** The labels of each metric after calls of all kinds. */
    private static Map<String, Set<String>> scraped() {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config().meterFilter(new CallHistograms());
        var quota = LlamaQuota.perMinute(100, 100_000);
        try (var azure = AzureSimulator.start(SimulatedEndpoint.FOUNDRY_OPENAI)) {
            azure.failNext(Fault.status(429, "{}").with("retry-after-ms", "1"));
            ObservedContexts.unmeasured(azure)
                    .withBean(PrometheusMeterRegistry.class, () -> registry)
                    .withBean(LlamaQuota.class, () -> quota)
                    .withPropertyValues(
                            "langchain4j.azure-llama.prices." + MODEL + ".input=1",
                            "langchain4j.azure-llama.prices." + MODEL + ".output=1")
                    .run(context -> {
                        quota.blockFor(Duration.ofMillis(300));
                        context.getBean(ChatModel.class).chat("Hi");
                        StreamedChat.of(context.getBean(StreamingChatModel.class));
                    });
        }
        Map<String, Set<String>> labels = new TreeMap<>();
        SAMPLE.matcher(registry.scrape())
                .results()
                .forEach(sample -> labels.computeIfAbsent(sample.group(1), name -> new TreeSet<>())
                        .addAll(all(LABEL, sample.group(2))));
        return labels;
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    @Test
    void its_queries_name_metrics_and_labels_that_exist() throws Exception {
        Map<String, Set<String>> scraped = scraped();
        JsonNode dashboard = new ObjectMapper().readTree(FILE.toFile());
        Set<String> queried = new HashSet<>();

        for (JsonNode panel : dashboard.get("panels")) {
            for (JsonNode target : panel.get("targets")) {
                String query = target.get("expr").asText();
                SELECTOR.matcher(query).results().forEach(selector -> {
                    queried.add(selector.group(1));
                    assertThat(scraped).as(query).containsKey(selector.group(1));
                    assertThat(scraped.get(selector.group(1)))
                            .as("labels of %s, of which the query needs others: %s", selector.group(1), query)
                            .containsAll(all(MATCHER, selector.group(2)))
                            .containsAll(grouping(query).toList());
                });
                assertThat(grouping(query)).as("what the legend shows").containsAll(all(LEGEND, legend(target)));
            }
        }
        VARIABLE.matcher(dashboard.at("/templating/list/1/query").asText())
                .results()
                .forEach(variable -> assertThat(scraped.get(variable.group(1))).contains(variable.group(2)));
        assertThat(queried).as("metrics on the dashboard").hasSizeGreaterThanOrEqualTo(7);
    }

    private static Stream<String> grouping(String query) {
        return all(GROUPING, query).stream().flatMap(labels -> Arrays.stream(labels.split(", ")));
    }

    private static String legend(JsonNode target) {
        return target.get("legendFormat").asText();
    }
}
