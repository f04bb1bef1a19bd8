package io.github.azurellama.contract.frame;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The routes that tests run on. */
public final class Routes {

    private Routes() {}

    /** All routes for chats. */
    public static List<Route> chats() {
        return routes(List.of(Target.values()), Way.values());
    }

    /** All routes for texts. */
    public static List<Route> texts() {
        return routes(texting(), Way.values());
    }

    static List<Route> routes(List<Target> targets, Way... ways) {
        return targets.stream()
                .flatMap(target -> Arrays.stream(ways).map(way -> new Route(way, target)))
                .toList();
    }

    private static List<Target> texting() {
        return Arrays.stream(Target.values()).filter(Target::completesTexts).toList();
    }

    private static Stream<Arguments> chosen(List<Target> all, Target[] only, Target[] except, Way[] ways) {
        var targets = all.stream()
                .filter(target -> only.length == 0 || List.of(only).contains(target))
                .filter(target -> !List.of(except).contains(target))
                .toList();
        return routes(targets, ways).stream().map(Arguments::of);
    }

    /** Feeds {@link OnChatRoutes}. */
    static final class OfChats implements ArgumentsProvider, AnnotationConsumer<OnChatRoutes> {

        private Stream<Arguments> routes = Stream.of();

        @Override
        public void accept(OnChatRoutes wanted) {
            routes = chosen(List.of(Target.values()), wanted.value(), wanted.except(), wanted.ways());
        }

        @Override
        public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
            return routes;
        }
    }

    /** Feeds {@link OnTextRoutes}. */
    static final class OfTexts implements ArgumentsProvider, AnnotationConsumer<OnTextRoutes> {

        private Stream<Arguments> routes = Stream.of();

        @Override
        public void accept(OnTextRoutes wanted) {
            routes = chosen(texting(), wanted.value(), wanted.except(), wanted.ways());
        }

        @Override
        public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
            return routes;
        }
    }
}
