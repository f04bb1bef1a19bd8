package io.github.azurellama.testing;

/** A thread from which no other can be started, as if the system had no more. */
public final class LastThread extends Thread {

    public static final OutOfMemoryError NO_MORE = new OutOfMemoryError("unable to create native thread");

    private LastThread(Runnable task) {
        super(task);
    }

    /** Runs that on such a thread, and waits for its end. */
    public static void run(Runnable task) throws InterruptedException {
        var thread = new LastThread(task);
        thread.start();
        thread.join();
    }

    /** What a new thread inherits is the first that the library asks for when it starts one. */
    @Override
    public ClassLoader getContextClassLoader() {
        throw NO_MORE;
    }
}
