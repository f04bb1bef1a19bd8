package io.github.azurellama.contract.soak;

import dev.langchain4j.exception.LangChain4jException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how calls ended, and keeps what no call may do. */
final class Ends {

    final AtomicInteger answered = new AtomicInteger();
    final AtomicInteger failed = new AtomicInteger();
    final AtomicInteger cancelled = new AtomicInteger();
    final Queue<String> violations = new ConcurrentLinkedQueue<>();

    void answer(String text) {
        answered.incrementAndGet();
        if (!text.equals(SoakTest.ANSWER)) {
            violations.add("an answer was reported as complete that is not: " + text);
        }
    }

    void failure(Throwable thrown) {
        failed.incrementAndGet();
        if (!(thrown instanceof LangChain4jException)) {
            violations.add("a failure is none of LangChain4j's: " + thrown);
        }
    }

    int count() {
        return answered.get() + failed.get() + cancelled.get();
    }

    @Override
    public String toString() {
        return count() + " calls: " + answered + " answered, " + failed + " failed, " + cancelled + " cancelled";
    }
}
