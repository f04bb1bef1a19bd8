package io.github.azurellama.internal.toolcall;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.internal.wire.WireToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads calls written in Python: {@code [f(a=1), g()]}, or one without the brackets, which Llama 4 is trained on. */
final class PythonToolCalls {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w.-]*");

    private final PythonLiterals in;

    private PythonToolCalls(String text) {
        this.in = new PythonLiterals(text);
    }

    /** The calls, or null if the text is anything else. */
    static @Nullable List<WireToolCall> parse(String text) {
        try {
            return new PythonToolCalls(text).calls();
        } catch (PythonLiterals.NotPython e) {
            return null;
        }
    }

    private List<WireToolCall> calls() {
        List<WireToolCall> calls = new ArrayList<>();
        boolean list = in.skip('[');
        do {
            calls.add(call());
        } while (in.skip(list ? ',' : ';'));
        if (list) {
            in.expect(']');
        }
        in.expectEnd();
        return calls;
    }

    private WireToolCall call() {
        String name = in.match(NAME);
        in.expect('(');
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        if (!in.skip(')')) {
            do {
                String argument = in.match(NAME);
                in.expect('=');
                arguments.set(argument, in.literal());
            } while (in.skip(','));
            in.expect(')');
        }
        Matcher builtIn = Pattern.compile("(.+)\\.call").matcher(name);
        return new WireToolCall(null, null, builtIn.matches() ? builtIn.group(1) : name, arguments.toString());
    }
}
