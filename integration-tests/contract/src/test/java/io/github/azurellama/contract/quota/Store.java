package io.github.azurellama.contract.quota;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.net.InetSocketAddress;

/** A store of Hazelcast on the loopback interface, which neither discovers other members nor phones home. */
final class Store {

    private static final String NAME = "azure-llama-fleet-test";
    private static final String LOOPBACK = "127.0.0.1";

    private Store() {}

    static HazelcastInstance start() {
        System.setProperty("hazelcast.logging.type", "none");
        var config = new Config();
        config.setClusterName(NAME);
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.getJetConfig().setEnabled(false);
        var network = config.getNetworkConfig();
        network.setPort(0).setPortAutoIncrement(false).setPublicAddress(LOOPBACK);
        network.getInterfaces().setEnabled(true).addInterface(LOOPBACK);
        JoinConfig join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(false);
        return Hazelcast.newHazelcastInstance(config);
    }

    static String address(HazelcastInstance store) {
        var address = (InetSocketAddress) store.getLocalEndpoint().getSocketAddress();
        return LOOPBACK + ":" + address.getPort();
    }

    static HazelcastInstance connect(String address) {
        System.setProperty("hazelcast.logging.type", "none");
        var config = new ClientConfig();
        config.setClusterName(NAME);
        config.getNetworkConfig().addAddress(address);
        return HazelcastClient.newHazelcastClient(config);
    }
}
