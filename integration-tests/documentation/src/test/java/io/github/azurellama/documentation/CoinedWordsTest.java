package io.github.azurellama.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Comments, names of tests, help texts and pages use the words of LangChain4j, HTTP and OpenAI; {@link CoinedWord#ALL} lists
 * those to avoid.
 */
class CoinedWordsTest {

    /** The main code whose comments are checked. */
    private static final List<String> ROOTS = List.of(
            "langchain4j-azure-llama/src/main/java",
            "langchain4j-azure-llama-spring-boot-starter/src/main/java",
            "integration-tests/simulator/src/main/java",
            "integration-tests/benchmarks/src/main/java",
            "samples/console/src/main/java",
            "samples/spring-boot-chat/src/main/java",
            "samples/spring-boot-starter/src/main/java");

    private static final List<String> SCRIPTS = List.of(
            "samples/run",
            "samples/build.sh",
            "samples/jdk.sh",
            "integration-tests/benchmarks/run",
            "integration-tests/consumer/run",
            ".ci/run");

    private static final Pattern TEST_SOURCE = Pattern.compile("(^|/)src/(test|next)/java/");

    @Test
    void comments_use_the_words_of_the_field() {
        Stream<String> findings =
                sources().flatMap(file -> CoinedWord.findings(name(file), Prose.ofJava(Sources.read(file))).stream());

        assertThat(findings).as("coined words in comments").isEmpty();
    }

    @Test
    void comments_of_tests_use_the_words_of_the_field() {
        Stream<String> findings =
                tests().flatMap(file -> CoinedWord.findings(name(file), Prose.ofJava(Sources.read(file))).stream());

        assertThat(findings).as("coined words in comments of tests").isEmpty();
    }

    @Test
    void test_names_use_the_words_of_the_field() {
        Stream<String> findings = tests().flatMap(
                        file -> CoinedWord.findings(name(file), Prose.ofTestNames(Sources.read(file))).stream());

        assertThat(findings).as("coined words in names of tests").isEmpty();
    }

    @Test
    void pages_use_the_words_of_the_field() {
        Stream<String> findings = Page.all().stream()
                .flatMap(page ->
                        CoinedWord.findings(page.name(), Prose.ofMarkdown(String.join("\n", page.lines()))).stream());

        assertThat(findings).as("coined words in pages").isEmpty();
    }

    @Test
    void help_texts_use_the_words_of_the_field() {
        Stream<String> findings = sources()
                .flatMap(file -> CoinedWord.findings(name(file), Prose.ofDescriptions(Sources.read(file))).stream());

        assertThat(findings)
                .as("coined words in descriptions of commands and options")
                .isEmpty();
    }

    /** Left out are the simulator and the prompts, whose literals are what a model says and reads. */
    @Test
    void exceptions_and_logs_use_the_words_of_the_field() {
        Stream<String> findings = sources()
                .filter(file -> name(file).startsWith("langchain4j-azure-llama"))
                .filter(file -> !name(file).contains("/prompted/"))
                .flatMap(file -> CoinedWord.findings(name(file), Prose.ofLiterals(Sources.read(file))).stream());

        assertThat(findings).as("coined words in literals").isEmpty();
    }

    @Test
    void scripts_use_the_words_of_the_field() {
        Stream<String> findings = SCRIPTS.stream()
                .flatMap(script ->
                        CoinedWord.findings(script, Prose.ofScript(Sources.read(Page.REPOSITORY.resolve(script))))
                                .stream());

        assertThat(findings).as("coined words in scripts").isEmpty();
    }

    @Test
    void a_finding_names_file_line_word_and_replacement() {
        String source = "class A {\n    /** Is told what the server answers. */\n    int x; // a piece\n}";

        assertThat(CoinedWord.findings("A.java", Prose.ofJava(source)))
                .containsExactly(
                        "A.java:2: answers → response, respond",
                        "A.java:2: told → says, names, is passed to",
                        "A.java:3: piece → chunk, delta");
    }

    @Test
    void pages_are_read_without_their_code() {
        String page = "Nobody waits.\n```\nnobody\n```\n`nobody` and [a page](nobody.md)\n\n    nobody";

        assertThat(CoinedWord.findings("a.md", Prose.ofMarkdown(page)))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("a.md:1: Nobody");
    }

    @ParameterizedTest
    @CsvSource({
        "'// answers a question', 0",
        "'// answers the request', 1",
        "'String answer = \"// answer\";', 0",
        "'/* {@code answer} {@link Answer#asked()} */', 0",
        "'int asked = 1; // asked once', 1",
        "'char c = ''\"''; // told', 1",
        "'// tell Azure''s support', 0",
        "'// tell the caller', 1"
    })
    void only_comments_count_and_some_phrases_are_allowed(String source, int findings) {
        assertThat(CoinedWord.findings("A.java", Prose.ofJava(source))).hasSize(findings);
    }

    @Test
    void names_of_tests_count_but_not_those_of_helpers() {
        String source = "void the_answer_is_told() {\n    answer();\n}\nvoid answer() {}\nvoid the_text_is_read() {}";

        assertThat(CoinedWord.findings("A.java", Prose.ofTestNames(source)))
                .containsExactly("A.java:1: answer → response, respond", "A.java:1: told → says, names, is passed to");
    }

    @Test
    void only_descriptions_and_the_texts_of_scripts_count() {
        String command = "@Command(name = \"ask\", description = {\n\"Prints ${A}\", \"the answer.\"})\nint asked;";
        String script = "answer=1\n# The answer.\nchat|module|Prints the answer.";

        assertThat(CoinedWord.findings("A.java", Prose.ofDescriptions(command)))
                .containsExactly("A.java:2: answer → response, respond");
        assertThat(CoinedWord.findings("run", Prose.ofScript(script)))
                .containsExactly("run:2: answer → response, respond", "run:3: answer → response, respond");
    }

    private static Stream<Path> sources() {
        return ROOTS.stream().map(Page.REPOSITORY::resolve).flatMap(root -> Sources.below(root).stream());
    }

    /** All test sources of the repository, helpers and those that need newer dependencies included. */
    private static Stream<Path> tests() {
        return Sources.below(Page.REPOSITORY).stream()
                .filter(file -> TEST_SOURCE.matcher(name(file)).find());
    }

    private static String name(Path file) {
        return Page.REPOSITORY.relativize(file).toString();
    }
}
