package io.github.azurellama.contract.chat;

import io.github.azurellama.simulator.fault.Fault;

/** Answers of servers other than the simulator's own. */
final class CannedAnswers {

    private CannedAnswers() {}

    /** A chat answer in one piece, without usage. */
    static Fault.Refuse whole(String text) {
        return Fault.status(200, """
                {"id":"canned","object":"chat.completion","created":5,"model":"m","choices":[
                 {"index":0,"message":{"role":"assistant","content":"%s"},"finish_reason":"stop"}]}""".formatted(text));
    }
}
