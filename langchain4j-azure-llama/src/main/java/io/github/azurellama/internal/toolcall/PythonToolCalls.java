package io.github.azurellama.internal.toolcall;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.internal.wire.WireToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads calls written in Python: {@code [f(a=1), g()]}, or without the brackets, as Llama 4 is trained to write them. */
final class PythonToolCalls {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w.-]*");

    /** How Llama 3 calls its built-in tools. */
    private static final String BUILT_IN = ".call";

    private final PythonLiterals in;
    private final Set<String> offered;

    private PythonToolCalls(PythonLiterals in, Set<String> offered) {
        this.in = in;
        this.offered = offered;
    }

    /** The calls of offered tools that begin at an index, or null if there is anything else. */
    static ToolCallText.@Nullable Found at(CharSequence text, int index, Set<String> offered) {
        var in = new PythonLiterals(text, index);
        try {
            List<WireToolCall> calls = new PythonToolCalls(in, offered).calls();
            return new ToolCallText.Found(calls, in.position());
        } catch (PythonLiterals.NotPython e) {
            return null;
        }
    }

    private List<WireToolCall> calls() {
        if (!in.skip('[')) {
            return List.of(call());
        }
        List<WireToolCall> calls = new ArrayList<>();
        do {
            calls.add(call());
        } while (in.skip(',') && !in.isNext(']'));
        in.expect(']');
        return calls;
    }

    private WireToolCall call() {
        String name = in.match(NAME);
        if (!offered.contains(name) && name.endsWith(BUILT_IN)) {
            name = name.substring(0, name.length() - BUILT_IN.length());
        }
        if (!offered.contains(name)) {
            throw new PythonLiterals.NotPython();
        }
        in.expect('(');
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        while (!in.skip(')')) {
            String argument = in.match(NAME);
            in.expect('=');
            arguments.set(argument, in.literal());
            if (!in.skip(',')) {
                in.expect(')');
                break;
            }
        }
        return new WireToolCall(null, null, name, arguments.toString());
    }
}
