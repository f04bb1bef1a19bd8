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
        List<String> calls = new ArrayList<>(
                connection(target, variable(ConnectionFlags.ENDPOINT), variable(ConnectionFlags.API_KEY)));
        calls.addAll(settings);
        return model(type, calls);
    }

    /** The statement that builds a model by these calls. */
    static List<String> model(String type, List<String> calls) {
        List<String> lines = new ArrayList<>();
        lines.add(type + " model = " + type + ".builder()");
        calls.forEach(call -> lines.add("        " + call));
        lines.add("        .build();");
        return lines;
    }

    /**
     * The calls that set endpoint, key and model.
     *
     * @param secretUrl the expression for a URL that has no place in code
     * @param key the expression for the key
     */
    static List<String> connection(Target target, String secretUrl, String key) {
        Connection azure = target.azure();
        Endpoint used = target.endpoint();
        List<String> calls = new ArrayList<>();
        calls.add(".endpoint(" + (hasSecretUrl(target) ? secretUrl : literal(azure.endpoint())) + ")");
        if (azure.apiKey() != null) {
            calls.add(".apiKey(" + key + ")");
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
        return calls;
    }

    /** Whether the URL may contain a key, in its query. */
    static boolean hasSecretUrl(Target target) {
        return target.azure().endpoint().contains("?");
    }

    static String variable(String name) {
        return "System.getenv(\"" + name + "\")";
    }

    static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
