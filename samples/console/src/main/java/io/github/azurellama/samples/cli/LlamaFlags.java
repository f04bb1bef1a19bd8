package io.github.azurellama.samples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.azurellama.request.LlamaOption;
import io.github.azurellama.request.LlamaOptionSetters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/**
 * Llama's options on the command line: a flag for each one that the library knows, made from its table, and {@code -D}
 * for any other.
 */
@Command(modelTransformer = LlamaFlags.Generated.class)
public final class LlamaFlags {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Map<LlamaOption<?>, OptionSpec> flags = new LinkedHashMap<>();

    @Option(
            names = "-D",
            hidden = true,
            paramLabel = "NAME=JSON",
            description = "Any other field of the request, for example -D min_p=0.1. May be given several times.")
    private Map<String, String> others = new LinkedHashMap<>();

    @Option(
            names = "--help-options",
            order = Integer.MAX_VALUE,
            versionHelp = true, // needs no QUESTION either; picocli knows only one --help
            description = "Lists Llama's options, such as --temperature and --max-tokens.")
    @SuppressWarnings("UnusedVariable") // picocli itself reads what it has parsed
    private boolean help;

    /**
     * Sets what was set on any builder of the library.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public void setOn(LlamaOptionSetters<?> builder) {
        flags.forEach((option, flag) -> {
            Object value = flag.getValue();
            if (value != null) {
                builder.option(option.name(), typed(option, value));
            }
        });
        others.forEach((name, json) -> builder.option(name, parsed(name, json)));
    }

    private static @Nullable Object parsed(String name, String json) {
        try {
            return JSON.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "-D " + name + "=" + json + " is no JSON: write a text as -D '" + name + "=\"...\"'", e);
        }
    }

    /** The elements of a list come as text from the command line; numbers where the option takes no text. */
    private static Object typed(LlamaOption<?> option, Object value) {
        if (!(value instanceof List<?> texts) || takes(option, texts)) {
            return value;
        }
        try {
            return texts.stream().map(text -> Integer.valueOf(text.toString())).toList();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(flag(option) + " takes whole numbers, not " + texts, e);
        }
    }

    private static boolean takes(LlamaOption<?> option, List<?> elements) {
        try {
            option.check(elements, null);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String flag(LlamaOption<?> option) {
        return "--" + option.name().replace('_', '-');
    }

    private static OptionSpec generated(LlamaOption<?> option) {
        String type = option.type().getSimpleName().toUpperCase(Locale.ROOT);
        OptionSpec.Builder flag = OptionSpec.builder(flag(option))
                .type(option.type())
                .hidden(true)
                .paramLabel(type)
                .description("The request's " + option + ".");
        if (option.type() == List.class) {
            flag.auxiliaryTypes(String.class).arity("1").splitRegex(",").paramLabel("ITEM");
        } else if (option.type() == Boolean.class) {
            flag.arity("0..1").fallbackValue("true");
        }
        return flag.build();
    }

    /** Adds the generated flags to each command that these flags are mixed into. */
    static final class Generated implements IModelTransformer {

        @Override
        public CommandSpec transform(CommandSpec command) {
            for (CommandSpec mixin : command.mixins().values()) {
                if (mixin.userObject() instanceof LlamaFlags llama) {
                    LlamaOption.known().forEach(option -> llama.flags.put(option, generated(option)));
                    llama.flags.values().forEach(command::addOption);
                }
            }
            return command;
        }
    }
}
