package io.github.azurellama.samples.doctor;

import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.samples.cli.Connection;
import io.github.azurellama.samples.cli.ConnectionFlags;
import java.util.ArrayList;
import java.util.List;

/** The Java code that builds a model for an endpoint, with no setting that the library finds by itself. */
public final class BuilderCode {

    private BuilderCode() {}

    /**
     * The lines of the code.
     *
     * @param type the simple name of the model's class
     * @param settings further lines for the builder
     */
    public static List<String> lines(Target target, String type, List<String> settings) {
        Connection azure = target.azure();
        Endpoint used = target.endpoint();
        List<String> calls = new ArrayList<>();
        calls.add(".endpoint(" + endpoint(azure.endpoint()) + ")");
        if (azure.apiKey() != null) {
            calls.add(".apiKey(" + variable(ConnectionFlags.API_KEY) + ")");
        }
        if (azure.modelName() != null) {
            calls.add(".modelName(" + literal(azure.modelName()) + ")");
        }
        if (used.kind() != target.urlKind()) {
            calls.add(".endpointKind(EndpointKind." + used.kind() + ")");
        }
        if (used.dialect() != target.urlDialect()) {
            calls.add(".apiDialect(ApiDialect." + used.dialect() + ")");
        }
        calls.addAll(settings);
        calls.add(".build();");
        List<String> lines = new ArrayList<>();
        lines.add(type + " model = " + type + ".builder()");
        calls.forEach(call -> lines.add("        " + call));
        return lines;
    }

    /** A query may contain a key, which has no place in code. */
    private static String endpoint(String url) {
        return url.contains("?") ? variable(ConnectionFlags.ENDPOINT) : literal(url);
    }

    private static String variable(String name) {
        return "System.getenv(\"" + name + "\")";
    }

    private static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
