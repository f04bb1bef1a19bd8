package io.github.azurellama.endpoint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One row of the table of endpoint kinds. Each row gives every column, so that none has to be concluded from another. */
final class EndpointRow {

    private static final List<Column<?>> COLUMNS = new ArrayList<>();

    /** The services whose hosts are of this kind, such as {@code inference.ml} for {@code *.inference.ml.azure.com}. */
    static final Column<List<String>> SERVICES = column("services");

    /** The path between a bare host and a route. */
    static final Column<String> BASE_PATH = column("basePath");

    static final Column<Set<ApiDialect>> DIALECTS = column("dialects");
    static final Column<ApiDialect> DEFAULT_DIALECT = column("defaultDialect");
    static final Column<ApiDialect> LISTING_DIALECT = column("listingDialect");
    static final Column<Optional<String>> API_VERSION = column("apiVersion");
    static final Column<String> KEY_HEADER = column("keyHeader");
    static final Column<Boolean> KEY_OPTIONAL = column("keyOptional");
    static final Column<String> TOKEN_SCOPE = column("tokenScope");
    static final Column<Boolean> MODEL_REQUIRED = column("modelRequired");
    static final Column<Boolean> SEVERAL_DEPLOYMENTS = column("severalDeployments");
    static final Column<Set<ApiDialect>> USAGE_NEEDS_STREAM_OPTIONS = column("usageNeedsStreamOptions");
    static final Column<Map<ApiDialect, Integer>> DEFAULT_MAX_TOKENS_OF_CHAT = column("defaultMaxTokensOfChat");
    static final Column<Map<ApiDialect, Integer>> DEFAULT_MAX_TOKENS_OF_COMPLETION =
            column("defaultMaxTokensOfCompletion");
    static final Column<Boolean> LOGPROBS_AS_COUNT = column("logprobsAsCount");
    static final Column<Set<ApiDialect>> OMITS_CHAT_LOGPROBS = column("omitsChatLogprobs");
    static final Column<Boolean> COUNTS_TOKENS = column("countsTokens");
    static final Column<Set<ApiDialect>> PARSES_TOOL_CALLS = column("parsesToolCalls");
    static final Column<Set<ApiDialect>> TAKES_RESPONSE_FORMAT = column("takesResponseFormat");
    static final Column<Boolean> HONORS_RESPONSE_FORMAT = column("honorsResponseFormat");
    static final Column<Set<ApiDialect>> TOOL_CHOICE_IS_WORD = column("toolChoiceIsWord");
    static final Column<Set<ApiDialect>> CHECKS_TOOL_NAMES = column("checksToolNames");
    static final Column<Set<ApiDialect>> REFUSES_JSON_SCHEMA = column("refusesJsonSchema");

    private final Map<Column<?>, Object> values = new HashMap<>();

    <T> EndpointRow with(Column<T> column, T value) {
        values.put(column, value);
        return this;
    }

    /** The value of a column of a {@linkplain #complete complete} row. */
    @SuppressWarnings({"unchecked", "NullAway"
    }) // with() stores a value of the column's type; complete() rules out null
    <T> T get(Column<T> column) {
        return (T) values.get(column);
    }

    /**
     * Checks that the row gives every column.
     *
     * @throws IllegalStateException naming the columns that are missing
     */
    EndpointRow complete() {
        List<Column<?>> missing =
                COLUMNS.stream().filter(column -> !values.containsKey(column)).toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("the row of an EndpointKind lacks " + missing);
        }
        return this;
    }

    private static <T> Column<T> column(String name) {
        Column<T> column = new Column<>(name);
        COLUMNS.add(column);
        return column;
    }

    /** The key of a column; the parameter is the type of its values. */
    @SuppressWarnings("UnusedTypeParameter") // with() and get() use it
    static final class Column<T> {

        private final String name;

        private Column(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
