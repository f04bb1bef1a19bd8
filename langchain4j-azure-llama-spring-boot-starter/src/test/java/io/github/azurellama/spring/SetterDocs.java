package io.github.azurellama.spring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first sentence of each setter's javadoc in the library's sources, so that properties need no description of their own. */
final class SetterDocs {

    private static final Path LIBRARY =
            Path.of("..", "langchain4j-azure-llama", "src", "main", "java", "io", "github", "azurellama");
    private static final List<String> SOURCES = List.of(
            "AzureLlamaConnectionBuilder.java",
            "AzureLlamaModelBuilder.java",
            "AzureLlamaChatModelBuilder.java",
            "request/LlamaOptionSetters.java",
            "LlamaDeployments.java",
            "LlamaDeployment.java",
            "retry/RetryPolicy.java");

    private static final Pattern SETTER = Pattern.compile(
            "/\\*\\*(?<doc>(?:(?!\\*/).)*)\\*/\\s+(?:public|default) \\S+ (?<name>\\w+)\\([^)]+\\) \\{"
                    + "(?:\\s+return option\\(LlamaOption\\.(?<option>\\w+),)?",
            Pattern.DOTALL);
    private static final Pattern PARAMETER =
            Pattern.compile("@param (?<name>\\w+) (?<doc>(?:(?!@param|\\*/).)*)", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("\\{@(?<tag>\\w+) (?:\\w*#)?(?<text>[^}]*)}");
    private static final Pattern END_OF_SENTENCE = Pattern.compile("\\.(\\s|$)");

    private final Map<String, String> sentences = new HashMap<>();

    SetterDocs() throws IOException {
        for (String file : SOURCES) {
            String source = Files.readString(LIBRARY.resolve(file));
            Matcher setter = SETTER.matcher(source);
            while (setter.find()) {
                String option = setter.group("option");
                String name = option == null ? setter.group("name") : option.toLowerCase(Locale.ROOT);
                sentences.putIfAbsent(Settings.dashed(name), sentence(setter.group("doc")));
            }
            if (file.endsWith("RetryPolicy.java")) {
                Matcher parameter = PARAMETER.matcher(source);
                while (parameter.find()) {
                    String name = Settings.RETRY_POLICY + "." + Settings.dashed(parameter.group("name"));
                    sentences.put(name, "Retries: " + sentence(parameter.group("doc")));
                }
            }
        }
    }

    /** The description of the property. */
    String of(Property property) {
        if (property.name().equals(Settings.OTHER_OPTIONS)) {
            return "Fields of the request by their wire names, in brackets: options[name]=value.";
        }
        return property.description() == null ? of(property.name()) : property.description();
    }

    /** The first sentence of the javadoc. */
    String of(String property) {
        String sentence = sentences.get(property);
        if (sentence == null || sentence.isEmpty()) {
            throw new IllegalStateException("the library's sources have no javadoc for " + property);
        }
        return sentence;
    }

    private static String sentence(String doc) {
        String text = doc.replaceAll("\\s*\\n\\s*\\*?\\s*", " ").strip();
        text = TAG.matcher(text)
                .replaceAll(tag -> Matcher.quoteReplacement(
                        Character.isLowerCase(tag.group(2).charAt(0))
                                        && tag.group(1).equals("link")
                                ? Settings.dashed(tag.group(2))
                                : tag.group(2)));
        Matcher end = END_OF_SENTENCE.matcher(text);
        return end.find() ? text.substring(0, end.start() + 1) : text + ".";
    }
}
