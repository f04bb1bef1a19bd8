package io.github.azurellama.contract.quota;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import dev.langchain4j.exception.RateLimitException;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.quota.LlamaQuota;
import io.github.bucket4j.grid.hazelcast.Bucket4jHazelcast;
import java.io.PrintStream;
import java.time.Duration;

/** One JVM of a fleet: prints of each call what became of it. */
final class FleetMember {

    private FleetMember() {}

    public static void main(String[] arguments) {
        int quota = Integer.parseInt(arguments[0]);
        int calls = Integer.parseInt(arguments[1]);
        HazelcastInstance client = Store.connect(arguments[2]);
        AzureLlamaChatModel model = AzureLlamaChatModel.builder()
                .endpoint(arguments[3])
                .quota(quota(client, quota).withMaxWait(Duration.ZERO))
                .build();
        PrintStream out = System.out;
        for (int call = 0; call < calls; call++) {
            try {
                model.chat("What is 2 + 2?");
                out.println("answered");
            } catch (RateLimitException e) {
                out.println(e.getMessage());
            }
        }
        client.shutdown();
    }

    private static LlamaQuota quota(HazelcastInstance client, int requests) {
        IMap<String, byte[]> map = client.getMap("quotas");
        var buckets = Bucket4jHazelcast.casBasedBuilder(map).build();
        return LlamaQuota.of(
                buckets.getProxy("llama/requests", () -> Buckets.configuration(requests)),
                buckets.getProxy("llama/tokens", () -> Buckets.configuration(1_000_000)));
    }
}
