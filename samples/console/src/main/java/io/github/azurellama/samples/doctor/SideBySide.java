package io.github.azurellama.samples.doctor;

import io.github.azurellama.samples.cli.Terminal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Examines several deployments and prints a row for each check and a column for each deployment. */
public final class SideBySide {

    private static final int NAME_WIDTH = 17;
    private static final int MIN_WIDTH = 17;

    /** Three columns fit into 110 characters. */
    private static final int MAX_WIDTH = 28;

    private final Terminal terminal;
    private final List<DeploymentColumn> columns;

    /** The deployments in the order of their columns. */
    public SideBySide(List<Target> targets, Terminal terminal) {
        this.terminal = terminal;
        this.columns =
                NamedTarget.of(targets).stream().map(DeploymentColumn::new).toList();
    }

    /**
     * Examines all, whatever fails, and ends with the code for those that work.
     *
     * @throws IllegalStateException if one does not work
     */
    public void run() {
        columns.forEach(column -> Facts.print(column.deployment(), terminal));
        printRow("Check", column -> column.deployment().name());
        List<String> rows = columns.get(0).rows();
        for (int i = 0; i < rows.size(); i++) {
            int row = i;
            printRow(rows.get(row), column -> column.run(row));
        }
        printRow("Total", DeploymentColumn::time);
        printRow("Tokens", DeploymentColumn::tokens);
        columns.forEach(this::printNotes);
        List<DeploymentColumn> chatting =
                columns.stream().filter(DeploymentColumn::chats).toList();
        printCode(chatting);
        if (chatting.size() < columns.size()) {
            throw new IllegalStateException(columns.stream()
                    .filter(column -> !column.chats())
                    .map(column -> column.deployment().name())
                    .collect(Collectors.joining(", ", "no chat with ", ": see the notes below the table")));
        }
    }

    private void printRow(String name, Function<DeploymentColumn, String> cell) {
        var row = new StringBuilder(String.format("%-" + NAME_WIDTH + "s", name));
        for (DeploymentColumn column : columns) {
            row.append("  ").append(padded(cell.apply(column), width(column)));
        }
        terminal.println(row.toString().stripTrailing());
    }

    private static int width(DeploymentColumn column) {
        int length = column.deployment().name().length();
        return Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, length));
    }

    private static String padded(String text, int width) {
        String fitting = text.length() <= width ? text : text.substring(0, width - 1) + "…";
        return String.format("%-" + width + "s", fitting);
    }

    private void printNotes(DeploymentColumn column) {
        if (column.notes().isEmpty()) {
            return;
        }
        terminal.println();
        terminal.println(column.deployment().name());
        column.notes().forEach((check, note) -> {
            String first = check;
            for (String line : Table.wrapped(note)) {
                terminal.println("  " + padded(first, NAME_WIDTH) + "  " + line);
                first = "";
            }
        });
    }

    /** Base models do not chat: if all that work are such, the code is for texts. */
    private void printCode(List<DeploymentColumn> chatting) {
        List<DeploymentColumn> used = chatting.isEmpty()
                ? columns.stream().filter(DeploymentColumn::completesTexts).toList()
                : chatting;
        if (!used.isEmpty()) {
            terminal.println();
            DeploymentsCode.lines(
                            used.stream().map(DeploymentColumn::deployment).toList(),
                            chatting.isEmpty() ? "AzureLlamaLanguageModel" : "AzureLlamaChatModel",
                            used.stream()
                                    .flatMap(column -> column.settings().stream())
                                    .distinct()
                                    .toList())
                    .forEach(terminal::println);
        }
    }
}
