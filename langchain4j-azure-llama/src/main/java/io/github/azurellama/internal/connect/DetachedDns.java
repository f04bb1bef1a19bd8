package io.github.azurellama.internal.connect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Dns;
import okhttp3.internal.dns.LookupDnsCall;
import org.jspecify.annotations.Nullable;

/**
 * Looks hosts up on other threads, so that a call can end although its lookup goes on: the system's lookup ignores interrupts
 * and timeouts. Calls that need the same host at the same time share a lookup.
 */
public final class DetachedDns implements Dns {

    /** The call of the current thread, from OkHttp's event before a lookup to the lookup. */
    private static final ThreadLocal<okhttp3.@Nullable Call> CALL = new ThreadLocal<>();

    private final Dns dns;
    private final Map<String, CompletableFuture<List<InetAddress>>> running = new ConcurrentHashMap<>();

    /** Looks up as that one does. */
    public DetachedDns(Dns dns) {
        this.dns = dns;
    }

    static void begin(okhttp3.Call call) {
        CALL.set(call);
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        okhttp3.Call call = CALL.get();
        CALL.remove();
        if (call == null) {
            return dns.lookup(host);
        }
        try {
            return Detached.await(call, running.computeIfAbsent(host, this::start), "a lookup of the host");
        } catch (UnknownHostException e) {
            throw e;
        } catch (IOException e) {
            var failure = new UnknownHostException(host + ": " + e.getMessage());
            failure.initCause(e);
            throw failure;
        }
    }

    /** A Dns that is asynchronous by itself stays so, since it may know more of a host than addresses. */
    @Override
    public Call newCall(Request request) {
        Call call = dns.newCall(request);
        return call instanceof LookupDnsCall ? Dns.super.newCall(request) : call;
    }

    private CompletableFuture<List<InetAddress>> start(String host) {
        var lookup = new CompletableFuture<List<InetAddress>>();
        SharedThreads.PLATFORM.execute(() -> {
            Detached.complete(lookup, () -> dns.lookup(host));
            running.remove(host, lookup);
        });
        return lookup;
    }

    /** OkHttp shares connections between clients whose ways to look up are equal. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DetachedDns that && dns.equals(that.dns);
    }

    @Override
    public int hashCode() {
        return dns.hashCode();
    }
}
