package io.github.azurellama.samples.doctor;

import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.samples.cli.ConnectionFlags;
import io.github.azurellama.samples.cli.Terminal;

/** What is known about an endpoint before any request is sent. */
public final class Facts {

    private Facts() {}

    /** Prints them, a line each. */
    public static void print(Target target, Terminal terminal) {
        print(target, "none, because " + ConnectionFlags.API_KEY + " is not set", terminal);
    }

    /** Prints them for one of several deployments. */
    static void print(NamedTarget deployment, Terminal terminal) {
        terminal.println(line("Name", deployment.name()));
        print(deployment.target(), "none", terminal);
    }

    private static void print(Target target, String noKey, Terminal terminal) {
        Endpoint endpoint = target.endpoint();
        terminal.println(line("URL", url(endpoint)));
        terminal.println(line("Kind", origin(endpoint.kind(), target.urlKind())));
        terminal.println(line("Dialect", origin(endpoint.dialect(), target.urlDialect())));
        terminal.println(line("Key", key(target, noKey)));
        terminal.println();
    }

    private static String line(String name, String value) {
        return String.format("%-9s%s", name, value);
    }

    /** The URL of chats, without the secrets that its query may contain. */
    private static String url(Endpoint endpoint) {
        String described = endpoint.describe(Operation.CHAT);
        return described.substring(0, described.lastIndexOf(" ("));
    }

    private static String origin(Enum<?> used, Enum<?> byUrl) {
        return used + (used == byUrl ? ", as the URL shows" : ", as set; the URL alone is taken for " + byUrl);
    }

    private static String key(Target target, String noKey) {
        return target.azure().apiKey() == null
                ? noKey
                : "in the header " + target.endpoint().kind().keyHeader();
    }
}
