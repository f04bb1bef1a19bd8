package io.github.azurellama.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that servers and proxies garble, and events of an unknown kind. */
class OddEventsTest {

    private static final String DONE = "data: [DONE]\n\n";
    private static final String STOP = "data: {'choices':[{'index':0,'delta':{},'finish_reason':'stop'}]}\n\n";

    private static String chunk(String text) {
        return "{'choices':[{'index':0,'delta':{'content':'" + text + "'},'finish_reason':null}]}";
    }

    private static StreamRun run(String events) {
        return StreamRun.of(events.replace('\'', '"').getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"0,''", "0,' '", "0,'data: '", "0,'data:'", "20,''", "20,'data: '", "20,'data: data:'"})
    void chunks_without_a_line_feed_in_between_are_all_read(int before, String between) {
        // A stream reads its first chunks otherwise than those that follow.
        String many = ("data: " + chunk("-") + "\n\n").repeat(before);

        StreamRun run = run(many + "data: " + chunk("a") + between + chunk("b") + between + chunk("c") + "\n\n"
                + "data: " + chunk("d") + "\n\n" + STOP + DONE);

        assertThat(run.errors).isEmpty();
        assertThat(run.text).hasToString("-".repeat(before) + "abcd");
        assertThat(run.responses.get(0).aiMessage().text()).isEqualTo("-".repeat(before) + "abcd");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20})
    void what_follows_a_chunk_counts(int before) {
        String many = ("data: " + chunk("-") + "\n\n").repeat(before);
        String usage = "{'choices':[],'usage':{'prompt_tokens':1,'completion_tokens':2,'total_tokens':3}}";

        assertThat(run(many + "data: " + chunk("a") + "{'error':{'message':'boom','code':500}}\n\n" + DONE)
                        .error())
                .contains("boom");
        assertThat(run(many + "data: " + chunk("a") + usage + "\n\n" + STOP + DONE)
                        .responses
                        .get(0)
                        .tokenUsage()
                        .totalTokenCount())
                .isEqualTo(3);
        assertThat(run(many + STOP.strip() + "data: [DONE]\n\n" + "data: " + chunk("late") + "\n\n")
                        .text
                        .toString())
                .doesNotContain("late");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30_000})
    void any_number_of_objects_in_an_event_is_read_without_recursion(int count) {
        assertThat(run("data: " + chunk("a").repeat(count) + "\n\n" + STOP + DONE).text)
                .hasSize(count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: data: ", "data:data:", "data: data: data: "})
    void a_field_name_that_stands_twice_is_read_once(String prefix) {
        StreamRun run = run(prefix + chunk("a") + "\n\n" + prefix + STOP.substring(6) + prefix + "[DONE]\n\n");

        assertThat(run.errors).isEmpty();
        assertThat(run.text).hasToString("a");
        assertThat(run.responses).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'text':'**NETWORK ERROR DUE TO HIGH TRAFFIC**','error_code':50001}",
                "{'base_resp':{'status_code':1002,'status_msg':'rate limit exceeded'}}",
                "{'code':20015,'reason':'rate limit exceeded'}",
                "{'fault':{'faultstring':'rate limit exceeded'}}",
                "{'internalServerException':{'x':'rate limit exceeded'}}",
            })
    void an_object_of_another_kind_keeps_a_stream_without_a_reason_from_being_complete(String object) {
        for (String first : new String[] {"", "data: " + chunk("Hel") + "\n\n"}) {
            StreamRun run = run(first + "data: " + object + "\n\n" + DONE);

            assertThat(run.responses).isEmpty();
            assertThat(run.error()).contains(object.replace('\'', '"'));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'type':'ping'}", "{ }", "{'event':'heartbeat','at':3}", "{'keep-alive':true}"})
    void a_keep_alive_that_is_json_takes_nothing_from_a_stream_without_a_reason(String object) {
        StreamRun run = run("data: " + object + "\n\ndata: " + chunk("a") + "\n\ndata: " + object + "\n\n" + DONE);

        assertThat(run.errors).isEmpty();
        assertThat(run.responses.get(0).aiMessage().text()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'type':'ping'}", "{}", "{'event':'metadata','took':3}"})
    void an_object_of_another_kind_does_no_harm_to_a_stream_that_says_that_it_is_complete(String object) {
        StreamRun run = run("data: " + chunk("a") + "\n\ndata: " + object + "\n\n" + STOP + DONE);

        assertThat(run.errors).isEmpty();
        assertThat(run.responses.get(0).aiMessage().text()).isEqualTo("a");
    }
}
