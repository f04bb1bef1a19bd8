package io.github.azurellama.documentation;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles the Java blocks of pages. A block that begins with {@code import} or {@code package} is a file as it stands. Any
 * other is a fragment: the members of a class if it begins with a modifier or an annotation, else the statements of a method.
 * Fragments see the imports and the fields that the index of the docs names.
 */
final class JavaBlocks {

    private final String imports;
    private final String fields;

    JavaBlocks(Page index) {
        List<Block> blocks = index.blocks("java");
        this.imports = onOneLine(blocks.get(0));
        this.fields = onOneLine(blocks.get(1));
    }

    /** What the compiler objects to, each with page and line; empty if all is well. */
    List<String> complaints(List<Block> blocks) {
        var units = new ArrayList<Unit>();
        for (Block block : blocks) {
            units.add(new Unit(block, "block" + units.size(), source(block, "block" + units.size())));
        }
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of(
                "-proc:none",
                "-Xlint:all,-processing,-classfile,-requires-automatic,-path",
                "-Xmaxwarns",
                "1000",
                "-Xmaxerrs",
                "1000",
                "--release",
                "17",
                "-d",
                "target/blocks",
                "-implicit:none",
                "-classpath",
                System.getProperty("java.class.path"));
        compiler.getTask(null, null, diagnostics, options, null, units).call();
        return diagnostics.getDiagnostics().stream().map(JavaBlocks::complaint).toList();
    }

    private static String complaint(Diagnostic<? extends JavaFileObject> diagnostic) {
        String message = diagnostic.getMessage(Locale.ROOT).replace("\n", " ");
        if (!(diagnostic.getSource() instanceof Unit unit)) {
            return message;
        }
        long line = unit.block.line() + diagnostic.getLineNumber() - 2;
        return unit.block.page().name() + ":" + line + ": " + message;
    }

    /** All that is put before a block stands on one line, so that the block's own lines are the source's from the second. */
    private String source(Block block, String name) {
        String first = block.firstLine();
        if (first.startsWith("package ")) {
            return "\n" + block.text();
        }
        if (first.startsWith("import ")) {
            return "package " + name + ";\n" + block.text();
        }
        String head = "package " + name + "; " + imports + " @SuppressWarnings(\"unused\") class Fragment { ";
        if (first.matches("(@|private |public |static |final ).*")) {
            return head + "\n" + block.text() + "\n}";
        }
        return head + fields + " void block() throws Exception {\n" + block.text() + "\n}}";
    }

    private static String onOneLine(Block block) {
        return block.lines().stream().map(line -> line.replaceFirst("//.*", "")).collect(Collectors.joining(" "));
    }

    private static final class Unit extends SimpleJavaFileObject {

        private final Block block;
        private final String source;

        Unit(Block block, String name, String source) {
            super(URI.create("memory:///" + name + "/Fragment.java"), Kind.SOURCE);
            this.block = block;
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return kind == Kind.SOURCE;
        }
    }
}
