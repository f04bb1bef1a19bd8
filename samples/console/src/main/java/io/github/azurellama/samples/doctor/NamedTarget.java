package io.github.azurellama.samples.doctor;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One of several deployments under examination.
 *
 * @param index its position in the environment variables
 * @param name a short name that no other has
 * @param target the deployment
 */
record NamedTarget(int index, String name, Target target) {

    /** Names each by its host, or by its kind where the host has no name. */
    static List<NamedTarget> of(List<Target> targets) {
        List<NamedTarget> named = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Target target : targets) {
            String label = label(target);
            String name = label;
            for (int number = 2; !names.add(name); number++) {
                name = label + "-" + number;
            }
            named.add(new NamedTarget(named.size(), name, target));
        }
        return named;
    }

    private static String label(Target target) {
        String host = URI.create(target.endpoint().base()).getHost();
        return host == null || !Character.isLetter(host.charAt(0)) || host.equals("localhost")
                ? target.endpoint().kind().name().toLowerCase(Locale.ROOT).replace('_', '-')
                : host.split("\\.", 2)[0];
    }
}
