package io.github.azurellama.benchmarks.process;

import io.github.azurellama.benchmarks.client.Subject;
import io.github.azurellama.benchmarks.server.ResponseSpec;
import io.github.azurellama.benchmarks.server.ResponseText;

/** The shortest program: one question, one response. */
public final class FirstResponse {

    private static final int TOKENS = 50;

    private FirstResponse() {}

    /** Takes the client and the server's URL, and prints the response's length. */
    public static void main(String[] args) {
        String answer = Subject.valueOf(args[0])
                .connect(args[1], ResponseSpec.whole(TOKENS).key())
                .ask("Describe the river.");
        if (!answer.equals(ResponseText.of(TOKENS))) {
            throw new IllegalStateException("the response is not the one that was sent");
        }
        System.out.println(answer.length());
    }
}
