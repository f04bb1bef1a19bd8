package io.github.azurellama.samples;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the sample {@code doctor} printed.
 *
 * @param run the run
 * @param results the results of the checks, by name and in order
 * @param notes the notes of the checks, by name
 * @param code the code that it ends with, on one line
 */
record DoctorReport(SampleRun run, Map<String, String> results, Map<String, String> notes, String code) {

    private static final int RESULT = 19;
    private static final int NOTE = 44;

    static DoctorReport of(SampleRun run) {
        Map<String, String> results = new LinkedHashMap<>();
        Map<String, String> notes = new HashMap<>();
        int head = indexOf(run.out(), "Check ");
        int end = indexOf(run.out(), "Total ");
        String name = "";
        for (String line : run.out().subList(head + 1, end)) {
            String row = String.format("%-" + NOTE + "s", line);
            String note = row.substring(NOTE);
            if (line.startsWith(" ")) {
                notes.merge(name, note, (before, more) -> before + " " + more);
            } else {
                name = row.substring(0, RESULT).strip();
                results.put(name, row.substring(RESULT, RESULT + 7).strip());
                notes.put(name, note);
            }
        }
        List<String> code =
                run.out().subList(Math.min(end + 1, run.out().size()), run.out().size());
        return new DoctorReport(
                run,
                results,
                notes,
                String.join("", code.stream().map(String::strip).toList()));
    }

    private static int indexOf(List<String> lines, String start) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(start)) {
                return i;
            }
        }
        return lines.size();
    }
}
