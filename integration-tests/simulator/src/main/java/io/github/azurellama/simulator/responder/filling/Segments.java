package io.github.azurellama.simulator.responder.filling;

import java.util.ArrayList;
import java.util.List;

/** A text cut at its names, so that what is said of each is apart from the rest. */
record Segments(String name, String after) {

    static List<Segments> byName(Source source) {
        var segments = new ArrayList<Segments>();
        var names = source.names();
        int from = 0;
        for (int i = 0; i < names.size(); i++) {
            int begin = source.text().indexOf(names.get(i), from);
            int next = i + 1 < names.size() ? source.text().indexOf(names.get(i + 1), begin + 1) : -1;
            int end = next < 0 ? source.text().length() : next;
            if (begin >= 0) {
                segments.add(new Segments(
                        names.get(i),
                        source.text()
                                .substring(
                                        begin + names.get(i).length(),
                                        Math.max(end, begin + names.get(i).length()))));
                from = begin + 1;
            }
        }
        return segments;
    }

    /** The name and what is said of it. */
    String whole() {
        return name + after;
    }
}
