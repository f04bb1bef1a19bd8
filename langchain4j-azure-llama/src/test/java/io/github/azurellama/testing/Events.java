package io.github.azurellama.testing;

/** Events and bodies that differ in one thing from the usual ones. */
public final class Events {

    private Events() {}

    /** A chunk of a chat; the text and the reason are JSON. */
    public static String chunk(String text, String reason) {
        return Responses.event("{\"id\":\"c1\",\"model\":\"llama\",\"choices\":[{\"index\":0,\"delta\":{\"content\":"
                + text + "},\"finish_reason\":" + reason + "}]}");
    }

    /** The last chunk. */
    public static String end(String reason) {
        return Responses.event(
                "{\"id\":\"c1\",\"model\":\"llama\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\""
                        + reason + "\"}]}");
    }

    /** A chunk with a tool call. */
    public static String calls(String call) {
        return Responses.event("{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[" + call
                + "]},\"finish_reason\":null}]}");
    }

    /** A chunk of a completed prompt; the text and the reason are JSON. */
    public static String text(String text, String reason) {
        return Responses.event("{\"id\":\"c1\",\"object\":\"text_completion\",\"choices\":[{\"index\":0,\"text\":"
                + text + ",\"finish_reason\":" + reason + "}]}");
    }

    /** A body with one message, which is JSON. */
    public static String body(String message, String reason) {
        return "{\"choices\":[{\"index\":0,\"message\":" + message + ",\"finish_reason\":\"" + reason + "\"}]}";
    }

    /** A tool call; null leaves a field out. */
    public static String call(Integer index, String id, String name, String arguments) {
        return "{" + (index == null ? "" : "\"index\":" + index + ",") + (id == null ? "" : "\"id\":\"" + id + "\",")
                + "\"type\":\"function\",\"function\":{\"name\":\"" + name + "\",\"arguments\":\""
                + arguments.replace("\"", "\\\"") + "\"}}";
    }
}
