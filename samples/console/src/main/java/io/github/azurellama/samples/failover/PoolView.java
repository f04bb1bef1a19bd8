package io.github.azurellama.samples.failover;

import io.github.azurellama.DeploymentStatus;
import io.github.azurellama.LlamaDeployments;
import io.github.azurellama.samples.cli.Terminal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Shows who responded and what state each deployment is in: a table that updates on a terminal, else a line for each call. */
public final class PoolView {

    private static final String CLEAR_LINE = "\u001b[2K";

    private final Terminal terminal;
    private final LlamaDeployments deployments;
    private final boolean updates;
    private final Map<String, Integer> responses = new TreeMap<>();
    private boolean isDrawn;

    /** A view that redraws its table, or not. */
    public PoolView(Terminal terminal, LlamaDeployments deployments, boolean updates) {
        this.terminal = terminal;
        this.deployments = deployments;
        this.updates = updates;
    }

    /** Shows the state after a call, to which that deployment responded. */
    public void show(int call, String name) {
        responses.merge(name, 1, Integer::sum);
        if (updates) {
            draw("call " + call + ": " + name);
        } else {
            terminal.println(String.format("call %2d: %-7s  %s", call, name, states()));
        }
    }

    /** Shows what happens to a deployment. */
    public void event(String event) {
        terminal.println(updates ? CLEAR_LINE + "--- " + event : "--- " + event);
        isDrawn = false;
    }

    /** Prints how many calls each deployment responded to. */
    public void summary() {
        terminal.println("--- "
                + responses.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", ")));
    }

    private String states() {
        return deployments.status().stream().map(DeploymentStatus::toString).collect(Collectors.joining(", "));
    }

    private void draw(String title) {
        List<DeploymentStatus> all = deployments.status();
        if (isDrawn) {
            terminal.print(String.format("\u001b[%dA", all.size() + 1));
        }
        terminal.println(CLEAR_LINE + title);
        for (DeploymentStatus status : all) {
            int count = responses.getOrDefault(status.name(), 0);
            String delay = status.readyAfter()
                    .map(after -> (after.toMillis() + 999) / 1000 + " s")
                    .orElse("");
            terminal.println(CLEAR_LINE
                    + String.format("  %-7s %-9s %5s  %3d responses", status.name(), status.state(), delay, count));
        }
        isDrawn = true;
    }
}
