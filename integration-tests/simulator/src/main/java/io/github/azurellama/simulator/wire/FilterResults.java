package io.github.azurellama.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The verdicts of Azure AI Content Safety as Foundry sends them along. */
public final class FilterResults {

    private FilterResults() {}

    /** The verdict on a prompt: four categories of harm and the attempt to break out. */
    public static ObjectNode ofPrompt(boolean violent) {
        var results = ofResponse(violent);
        results.putObject("jailbreak").put("filtered", false).put("detected", false);
        return results;
    }

    /** The verdict on a response: four categories of harm. */
    public static ObjectNode ofResponse(boolean violent) {
        var results = SimulatorJson.object();
        category(results, "hate", false);
        category(results, "self_harm", false);
        category(results, "sexual", false);
        category(results, "violence", violent);
        return results;
    }

    /** What stands in the place of a verdict when the filter itself failed. */
    public static ObjectNode failed() {
        var results = SimulatorJson.object();
        results.putObject("error").put("code", "content_filter_error").put("message", "The contents are not filtered");
        return results;
    }

    private static void category(ObjectNode results, String name, boolean found) {
        results.putObject(name).put("filtered", found).put("severity", found ? "medium" : "safe");
    }
}
