package io.github.azurellama.contract.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request and the socket to misbehave on. What is sent leaves at once. */
final class BrokenExchange {

    private final RawRequest request;
    private final int number;
    private final Socket raw;
    private final Socket socket;

    BrokenExchange(RawRequest request, int number, Socket raw, Socket socket) {
        this.request = request;
        this.number = number;
        this.raw = raw;
        this.socket = socket;
    }

    RawRequest request() {
        return request;
    }

    /** How many requests the server has had, this one included. */
    int number() {
        return number;
    }

    ResponseShape responseShape() {
        return request.responseShape();
    }

    int port() {
        return raw.getLocalPort();
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Sends each byte alone. */
    void sendByteByByte(String text) throws IOException {
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            send(new byte[] {each});
        }
    }

    /** Sends a whole response with that body, of that type. */
    void respond(String type, String body) throws IOException {
        send("HTTP/1.1 200 OK\r\n" + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n") + "Content-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }

    /** Opens a stream, sends this, and ends it in good order. */
    void stream(String events) throws IOException {
        send(responseShape().streamHead() + events);
        close();
    }

    /** Sends the right response. */
    void answer() throws IOException {
        send(responseShape().response());
        if (responseShape().stream()) {
            close();
        }
    }

    /** Says no more until the client leaves. */
    void stall() throws IOException {
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    /** Ends the connection in good order. */
    void close() throws IOException {
        socket.close();
    }

    /** Cuts the connection: TCP resets it, and TLS hears no farewell. */
    void reset() throws IOException {
        raw.setSoLinger(true, 0);
        raw.close();
    }

    /** Ends the connection below TLS, which hears no farewell. */
    void drop() throws IOException {
        raw.close();
    }
}
