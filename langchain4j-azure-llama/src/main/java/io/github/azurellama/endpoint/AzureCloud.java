package io.github.azurellama.endpoint;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** The clouds of Azure. Each has its own domain, under which the services have the same names. */
enum AzureCloud {
    PUBLIC("azure.com"),
    US_GOVERNMENT("azure.us"),
    CHINA("azure.cn");

    private final String domain;

    AzureCloud(String domain) {
        this.domain = domain;
    }

    /**
     * The cloud in which a host belongs to one of the services.
     *
     * @param host the host in lower case
     * @param services the services' names, such as {@code inference.ml}
     */
    static Optional<AzureCloud> of(String host, Collection<String> services) {
        String absolute = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return Arrays.stream(values())
                .filter(cloud ->
                        services.stream().anyMatch(service -> absolute.endsWith("." + service + "." + cloud.domain)))
                .findFirst();
    }

    /** Whether the host is a site that people use, such as {@code portal.azure.us}. */
    static boolean isPortal(String host) {
        return Arrays.stream(values())
                .anyMatch(cloud -> host.equals("portal." + cloud.domain)
                        || host.equals("ai." + cloud.domain)
                        || host.equals("ml." + cloud.domain));
    }

    /** The counterpart in this cloud of a token scope of the public cloud. */
    String localized(String scope) {
        return scope.replace(PUBLIC.domain, domain);
    }
}
