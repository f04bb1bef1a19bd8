package io.github.azurellama.benchmarks.process;

import io.github.azurellama.benchmarks.client.Subject;
import io.github.azurellama.benchmarks.server.AnswerSpec;
import io.github.azurellama.benchmarks.server.AnswerText;

/** The shortest program: one question, one answer. */
public final class FirstAnswer {

    private static final int TOKENS = 50;

    private FirstAnswer() {}

    /** Takes the client and the server's URL, and prints the answer's length. */
    public static void main(String[] args) {
        String answer = Subject.valueOf(args[0])
                .connect(args[1], AnswerSpec.whole(TOKENS).key())
                .ask("Describe the river.");
        if (!answer.equals(AnswerText.of(TOKENS))) {
            throw new IllegalStateException("the answer is not the one that was sent");
        }
        System.out.println(answer.length());
    }
}
