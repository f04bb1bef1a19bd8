package io.github.azurellama.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.internal.wire.CompletionChoice;
import io.github.azurellama.response.TokenLogprob;
import io.github.azurellama.response.TokenLogprob.Alternative;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogprobsReaderTest {

    private static List<TokenLogprob> read(String logprobs) throws IOException {
        byte[] json = ("{'choices':[{'logprobs':" + logprobs + ",'finish_reason':'stop'}]}")
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8);
        CompletionChoice choice = CompletionReader.read(json).choices().get(0);
        assertThat(choice.finishReason()).as("what follows is read").isEqualTo("stop");
        return choice.logprobs();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text_offset", "text_offsets"})
    void parallel_lists_with_null_entries(String offsets) throws IOException {
        assertThat(read("{'tokens':['The',' Moon',null],'token_logprobs':[null,-0.25,-1],'" + offsets
                        + "':[0,3,null],'top_logprobs':[null,{' Moon':-0.25,' Sun':-2},{}]}"))
                .containsExactly(
                        new TokenLogprob("The", null, 0, List.of()),
                        new TokenLogprob(
                                " Moon",
                                -0.25,
                                3,
                                List.of(new Alternative(" Moon", -0.25), new Alternative(" Sun", -2))),
                        new TokenLogprob("", -1.0, null, List.of()));
    }

    @Test
    void parallel_lists_of_which_some_are_missing() throws IOException {
        assertThat(read("{'tokens':['a','b'],'token_logprobs':[-1],'top_logprobs':null}"))
                .containsExactly(
                        new TokenLogprob("a", -1.0, null, List.of()), new TokenLogprob("b", null, null, List.of()));
    }

    @Test
    void a_list_of_tokens() throws IOException {
        assertThat(read("{'content':[{'token':'Hi','logprob':-0.5,'bytes':[72,105],'top_logprobs':["
                        + "{'token':'Hi','logprob':-0.5,'bytes':null},{'token':'Ho','logprob':-9999.0}]},"
                        + "{'token':'!','logprob':null,'top_logprobs':[]}],'refusal':null}"))
                .containsExactly(
                        new TokenLogprob(
                                "Hi", -0.5, null, List.of(new Alternative("Hi", -0.5), new Alternative("Ho", -9999.0))),
                        new TokenLogprob("!", null, null, List.of()));
    }

    @Test
    void null_tokens_in_a_list_are_skipped() throws IOException {
        assertThat(read("{'content':[null,{'token':'Hi','logprob':-0.5}]}"))
                .containsExactly(new TokenLogprob("Hi", -0.5, null, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[]", "{'content':null}", "{'content':[]}", "true", "{'tokens':[]}"})
    void nothing_is_nothing(String logprobs) throws IOException {
        assertThat(read(logprobs)).isEmpty();
    }
}
