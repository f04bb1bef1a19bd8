package io.github.azurellama.simulator.responder.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.simulator.responder.OutputFormat;
import io.github.azurellama.simulator.responder.Role;
import io.github.azurellama.simulator.token.Tokenizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StandardResponderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How much is 37 plus 87?                           | 37 + 87 = 124.",
                "What is 12 * (3 + 4)?                             | 12 * (3 + 4) = 84.",
                "What is 1,000 - 0.5?                              | 1000 - 0.5 = 999.5.",
                "Divide 10 by 4.                                   | 10 / 4 = 2.5.",
                "Subtract 3 from 10                                | 10 - 3 = 7.",
                "What is 15% of 80?                                | 15 * 80 / 100 = 12.",
                "First add 2 and 3, then multiply 5 by 4           | 2 + 3 = 5. 5 * 4 = 20.",
                "Add 47 to 124                                     | 124 + 47 = 171.",
                "What is 5 / 0?                                    | I am a simulated Llama, so there is little that I can say about this: What is 5 / 0?",
                "Was 2024-05-01 a Wednesday?                       | I am a simulated Llama, so there is little that I can say about this: Was 2024-05-01 a Wednesday?",
                "What is the capital of Germany? How much is 2 + 2? | The capital of Germany is Berlin. 2 + 2 = 4.",
                "Say 'Hello World'                                 | Hello World",
                "Hello!                                            | Hello! How can I help you?",
                "My favourite colour is green                      | I will remember that."
            })
    void answers_questions(String question, String answer) {
        assertThat(new TestConversation().ask(question).text()).isEqualTo(answer);
    }

    @Test
    void what_the_user_said_of_himself_is_remembered() {
        var chat = new TestConversation()
                .said(Role.USER, "My favourite colour is green. I live in Munich.")
                .said(Role.ASSISTANT, "Nice.");
        assertThat(chat.ask("What is my favourite colour?").text())
                .isEqualTo("You said: My favourite colour is green.");
        assertThat(chat.ask("Where do I live?").text()).isEqualTo("You said: I live in Munich.");
    }

    @ParameterizedTest
    @CsvSource({
        "Who founded the company?, The Alpaca Company was founded in 1987 by Maria Lopez.",
        "What does it sell?, It sells wool and blankets all over the world.",
        "How tall is the mountain?, The given text does not say."
    })
    void answers_questions_from_the_context_that_the_prompt_gives(String question, String answer) {
        var context =
                "The Alpaca Company was founded in 1987 by Maria Lopez. It sells wool and blankets all over the world.";
        assertThat(new TestConversation()
                        .ask(question + "\n\nAnswer using the following information:\n" + context)
                        .text())
                .isEqualTo(answer);
        assertThat(new TestConversation()
                        .ask("Use only the context below.\n\nContext:\n" + context + "\n\nQuestion: " + question)
                        .text())
                .isEqualTo(answer);
    }

    @Test
    void a_response_from_numbered_passages_cites_its_passage_and_undoes_line_breaks_of_prose() {
        var prompt = """
                How long do alpacas live?

                Passages:

                [1] wool.md
                ## How long wool lasts
                Blankets of wool last for a decade.

                [2] animals.md
                Llamas are large. In their own country and where they have company, alpacas
                live to be some twenty years old. They eat grass.
                """;

        assertThat(new TestConversation().ask(prompt).text())
                .isEqualTo(
                        "In their own country and where they have company, alpacas live to be some twenty years old. [2]");
    }

    @Test
    void a_long_story_has_several_hundred_tokens() {
        var story =
                new TestConversation().ask("Tell me a long story about animals").text();
        assertThat(Tokenizer.count(story)).isBetween(400, 1_000);
        assertThat(story).contains("animals");
    }

    @ParameterizedTest
    @CsvSource({
        "Once upon a time, ' there was a llama that lived on a mountain.'",
        "The capital of Germany is, ' Berlin.'",
        "2 + 2 =, ' 4.'"
    })
    void texts_are_continued(String prompt, String beginning) {
        assertThat(new TestConversation().completing().ask(prompt).text()).startsWith(beginning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Klaus is 37 years old, 1.78m height and single | 'name': {'type': 'string'}, 'age': {'type': 'integer'}, 'height': {'type': 'number'}, 'married': {'type': 'boolean'} | {'name':'Klaus','age':37,'height':1.78,'married':false}",
                "Klaus likes orange and green | 'colours': {'type': 'array', 'items': {'type': 'string'}} | {'colours':['orange','green']}",
                "Sunny, windy, later rainy | 'values': {'type': 'array', 'items': {'type': 'string', 'enum': ['CLOUDY', 'RAINY', 'SUNNY', 'WINDY']}} | {'values':['SUNNY','WINDY','RAINY']}",
                "Anna is 31 years old. Klaus is 37 years old. | 'people': {'type': 'array', 'items': {'type': 'object', 'properties': {'name': {'type': 'string'}, 'age': {'type': 'integer'}}}} | {'people':[{'name':'Anna','age':31},{'name':'Klaus','age':37}]}",
                "Ada Lovelace was 36. | 'name': {'type': 'string'}, 'age': {'type': 'integer'} | {'name':'Ada Lovelace','age':36}",
                "Oslo is 36 km away | 'age': {'anyOf': [{'type': 'null'}, {'type': 'integer'}]} | {}",
                "Klaus is 37 years old | 'age': {'anyOf': [{'type': 'null'}, {'type': 'integer'}]} | {'age':37}",
                "There are 2 apples | 'value': {'type': 'integer'} | {'value':2}",
                "The number is 12345678901234567890123 | 'value': {'type': 'integer'} | {'value':12345678901234567890123}",
                "Nothing to see here | 'name': {'type': 'string'}, 'count': {'type': 'integer'} | {}"
            })
    void schemas_are_filled_from_the_text(String text, String properties, String json) {
        var schema = "{'type': 'object', 'properties': {" + properties + "}}";
        assertThat(new TestConversation().schema(schema).ask(text).text().replace('"', '\''))
                .isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Klaus lives in Langley Falls                        | Klaus | null | Langley Falls | null",
                "Klaus is 37 years old, lives in Bonn and is single  | Klaus | 37   | Bonn          | false",
                "Extract the person from this text: Anna is married. | Anna  | null | null          | true",
                "Anna (31) is not married                            | Anna  | 31   | null          | false",
                "The meeting is at 10 in room 4                      | null  | null | null          | null",
                "Tom was born in Paris in March 1980                 | Tom   | null | null          | null",
                "Maria Lopez, 42, lives in Madrid with her husband   | Maria Lopez | 42 | Madrid    | true"
            },
            nullValues = "null")
    void nothing_is_invented_that_the_text_does_not_say(
            String text, String name, Integer age, String city, Boolean married) {
        var schema = "{'type': 'object', 'properties': {'name': {'type': 'string', 'description': 'full name'}, "
                + "'age': {'type': 'integer', 'description': 'age in years'}, "
                + "'city': {'type': 'string', 'description': 'city of residence'}, "
                + "'married': {'type': 'boolean', 'description': 'whether the person is married'}}}";
        var person = TestConversation.json(
                new TestConversation().schema(schema).ask(text).text());

        assertThat(person.path("name").textValue()).isEqualTo(name);
        assertThat(person.has("age") ? person.path("age").intValue() : null).isEqualTo(age);
        assertThat(person.path("city").textValue()).isEqualTo(city);
        assertThat(person.has("married") ? person.path("married").booleanValue() : null)
                .isEqualTo(married);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type': 'array', 'items': {'type': 'string'}}                                       | ['orange','green']",
                "{'type': 'string', 'enum': ['red', 'green']}                                         | 'green'",
                "{'anyOf': [{'$ref': '#/$defs/A'}], '$defs': {'A': {'properties': {'name': {'type': 'string'}}}}} | {'name':'Klaus'}"
            },
            quoteCharacter = '`')
    void a_schema_need_not_be_that_of_an_object(String schema, String json) {
        var response = new TestConversation().schema(schema).ask("Klaus likes orange and green");

        assertThat(response.text().replace('"', '\'')).isEqualTo(json);
    }

    @Test
    void a_summary_is_the_first_sentence() {
        assertThat(new TestConversation()
                        .ask("Summarize this story in one sentence: A llama walked. It slept.")
                        .text())
                .isEqualTo("A llama walked.");
    }

    @Test
    void required_properties_that_the_text_lacks_get_neutral_values() {
        var schema =
                "{'type': 'object', 'properties': {'name': {'type': 'string'}, 'age': {'type': ['integer', 'null']}, "
                        + "'tags': {'type': 'array', 'items': {'type': 'string'}}}, 'required': ['name', 'age', 'tags']}";
        assertThat(new TestConversation().schema(schema).ask("nothing").text())
                .isEqualTo("{\"name\":\"\",\"age\":null,\"tags\":[]}");
    }

    @Test
    void any_json_is_an_object_with_the_text() {
        var chat = new TestConversation().format(OutputFormat.JSON_OBJECT);

        assertThat(chat.ask("What is the capital of Germany?").text())
                .isEqualTo("{\"answer\":\"The capital of Germany is Berlin.\"}");
    }

    @Test
    void a_choice_is_one_of_the_choices() {
        var chat = new TestConversation().format(OutputFormat.choice(List.of("negative", "positive")));
        assertThat(chat.ask("I am positive that this is great").text()).isEqualTo("positive");
    }
}
