package io.github.azurellama.samples.doctor;

import static io.github.azurellama.samples.doctor.BuilderCode.literal;
import static io.github.azurellama.samples.doctor.BuilderCode.variable;

import io.github.azurellama.samples.cli.ConnectionFlags;
import java.util.ArrayList;
import java.util.List;

/** The Java code that builds a model for several deployments. It reads the same environment variables as the sample. */
final class DeploymentsCode {

    private DeploymentsCode() {}

    /**
     * The lines of the code.
     *
     * @param type the simple name of the model's class
     * @param settings lines for the model's builder: what one deployment needs, the others can do as well
     */
    static List<String> lines(List<NamedTarget> deployments, String type, List<String> settings) {
        List<String> lines = new ArrayList<>();
        if (deployments.stream().anyMatch(each -> BuilderCode.hasSecretUrl(each.target()))) {
            lines.add(array("endpoints", ConnectionFlags.ENDPOINT, ConnectionFlags.URL_SEPARATOR));
        }
        if (deployments.stream().anyMatch(each -> each.target().azure().apiKey() != null)) {
            lines.add(array("keys", ConnectionFlags.API_KEY, ConnectionFlags.SEPARATOR));
        }
        lines.add("LlamaDeployments deployments = LlamaDeployments.of(");
        for (NamedTarget each : deployments) {
            boolean isLast = each.equals(deployments.get(deployments.size() - 1));
            lines.add("        LlamaDeployment.builder()");
            calls(each).forEach(call -> lines.add("                " + call));
            lines.add("                .build()" + (isLast ? ");" : ","));
        }
        List<String> calls = new ArrayList<>();
        calls.add(".deployments(deployments)");
        calls.addAll(settings);
        lines.addAll(BuilderCode.model(type, calls));
        return lines;
    }

    private static List<String> calls(NamedTarget each) {
        List<String> calls = new ArrayList<>();
        calls.add(".name(" + literal(each.name()) + ")");
        calls.addAll(
                BuilderCode.connection(each.target(), "endpoints[" + each.index() + "]", "keys[" + each.index() + "]"));
        return calls;
    }

    private static String array(String name, String variable, String separator) {
        return "String[] " + name + " = " + variable(variable) + ".strip().split(" + literal(separator) + ");";
    }
}
