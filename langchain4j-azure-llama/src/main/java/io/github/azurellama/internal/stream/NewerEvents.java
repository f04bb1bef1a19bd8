package io.github.azurellama.internal.stream;

import static java.lang.invoke.MethodType.methodType;

import dev.langchain4j.model.chat.response.ChatResponse;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/**
 * The events of a publisher that LangChain4j has since 1.20, whereas this library is compiled with 1.19; nothing else uses a class
 * that 1.19 lacks. With 1.19 the event is what it would wrap.
 */
final class NewerEvents {

    private static final String PACKAGE = "dev.langchain4j.model.chat.response.";
    private static final MethodHandle COMPLETE = complete();
    private static final MethodHandle RAW = raw();

    private NewerEvents() {}

    static Object complete(ChatResponse response) {
        return make(COMPLETE, response);
    }

    static Object raw(String event) {
        return make(RAW, event);
    }

    private static Object make(MethodHandle handle, Object content) {
        try {
            return handle.invoke(content);
        } catch (Throwable e) {
            throw new IllegalStateException("LangChain4j refuses an event of a stream: " + e.getMessage(), e);
        }
    }

    private static MethodHandle complete() {
        try {
            Class<?> type = Class.forName(PACKAGE + "CompleteResponse");
            return MethodHandles.publicLookup().findConstructor(type, methodType(void.class, ChatResponse.class));
        } catch (ReflectiveOperationException e) {
            return MethodHandles.identity(Object.class);
        }
    }

    private static MethodHandle raw() {
        try {
            Class<?> type = Class.forName(PACKAGE + "RawStreamingEvent");
            return MethodHandles.publicLookup().findStatic(type, "of", methodType(type, Object.class));
        } catch (ReflectiveOperationException e) {
            return MethodHandles.identity(Object.class);
        }
    }
}
