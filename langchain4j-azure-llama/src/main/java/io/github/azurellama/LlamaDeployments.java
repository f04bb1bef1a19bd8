package io.github.azurellama;

import dev.langchain4j.model.chat.request.ChatRequest;
import io.github.azurellama.error.InvalidSettingException;
import io.github.azurellama.internal.http.Backend;
import io.github.azurellama.internal.pool.DeploymentPool;
import io.github.azurellama.internal.pool.Member;
import io.github.azurellama.internal.pool.PoolSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several deployments that models use as one, in place of {@code endpoint}. Requests are balanced by priority, weight and load;
 * a deployment that is throttled or fails is left out for a while, and its requests go to another. Thread-safe: models share it,
 * of any kind, and what one of them finds out all others know.
 *
 * <pre>{@code
 * LlamaDeployments deployments = LlamaDeployments.of(
 *         LlamaDeployment.builder().name("east").endpoint(east).apiKey(eastKey).build(),
 *         LlamaDeployment.builder().name("west").endpoint(west).apiKey(westKey).priority(1).build());
 * ChatModel model = AzureLlamaChatModel.builder().deployments(deployments).build();
 * }</pre>
 *
 * <p><b>Throttled</b>: after a 429, without a permit of its quota, or after a response whose headers leave no quota, a
 * deployment rests until its quota is back. If every working deployment is throttled, a call waits up to {@link Builder#maxWait}.
 *
 * <p><b>Failing</b>: after a connection that fails and an error of 5xx, a deployment rests until one request, the probe, shows
 * whether it is back. The delay before a probe doubles from half a second to a minute. Failures that the request itself may
 * cause (408, 409, 424, 500, {@code readTimeout}) count only if there are three in a row.
 *
 * <p><b>Taken out</b>: after a 401, 403 or 404 a deployment gets no such request until {@link #resume}; a warning is logged.
 *
 * <p>Any other error, such as a 400 or one of the content filter, ends the call, because another deployment would refuse the
 * request too. So does a connection that is lost after the request was sent, see {@link Builder#resendLostRequests}. A stream
 * changes deployments only before its first byte. If no deployment is left, the call fails with an exception that says of each
 * what happened and when it is back.
 */
public final class LlamaDeployments {

    private static final Logger LOG = LoggerFactory.getLogger("io.github.azurellama");

    private final List<LlamaDeployment> members;
    private final DeploymentPool pool;
    private final @Nullable Function<ChatRequest, ?> stickyBy;

    private LlamaDeployments(Builder builder) {
        this.members = List.copyOf(builder.members);
        this.stickyBy = builder.stickyBy;
        this.pool = new DeploymentPool(
                new PoolSettings(
                        builder.maxWait,
                        PoolSettings.DEFAULT.firstProbe(),
                        PoolSettings.DEFAULT.maxProbe(),
                        builder.slowStart,
                        builder.resendLostRequests),
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextLong(),
                builder.logger);
        members.forEach(member -> pool.add(member.name(), member.priority(), member.weight()));
    }

    /** Those deployments, with the defaults of the builder. */
    public static LlamaDeployments of(LlamaDeployment... deployments) {
        return builder().deployments(deployments).build();
    }

    /** Starts building. */
    public static Builder builder() {
        return new Builder();
    }

    /** The deployments. */
    public List<LlamaDeployment> deployments() {
        return members;
    }

    /** The states of the deployments, in the same order. */
    public List<DeploymentStatus> status() {
        return pool.status(null).stream().map(DeploymentStatus::new).toList();
    }

    /**
     * Sends no new request to a deployment, for example before it is deleted. Requests in flight end as usual.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public void drain(String name) {
        pool.drain(member(name));
    }

    /**
     * Sends requests to a deployment again, after {@link #drain} or after it was taken out.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public void resume(String name) {
        pool.resume(member(name));
    }

    private Member member(String name) {
        return pool.members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidSettingException(
                        "name",
                        name,
                        "name = " + name + " is no deployment of the pool: use one of " + pool.members()));
    }

    DeploymentPool pool() {
        return pool;
    }

    /** Endpoints for one model, in the order of the pool's members. */
    List<Backend> toBackends(Function<EndpointSettings, Backend> factory) {
        return members.stream().map(member -> factory.apply(member.settings())).toList();
    }

    /** What requests to keep at one deployment have in common, or null. */
    @Nullable Object key(ChatRequest request) {
        return stickyBy == null ? null : stickyBy.apply(request);
    }

    /** The deployments with their states, without secrets. */
    @Override
    public String toString() {
        List<DeploymentStatus> status = status();
        List<String> described = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            described.add(members.get(i) + ", " + status.get(i).state());
        }
        return "LlamaDeployments[" + String.join("; ", described) + "]";
    }

    /** Builds a pool of deployments. Null restores the default. */
    public static final class Builder {

        private final List<LlamaDeployment> members = new ArrayList<>();
        private Duration maxWait = PoolSettings.DEFAULT.maxWait();
        private Duration slowStart = PoolSettings.DEFAULT.slowStart();
        private boolean resendLostRequests;
        private @Nullable Function<ChatRequest, ?> stickyBy;
        private Logger logger = LOG;

        private Builder() {}

        /** Adds deployments. */
        public Builder deployments(LlamaDeployment... deployments) {
            return deployments(Arrays.asList(deployments));
        }

        /** Adds deployments. */
        public Builder deployments(List<LlamaDeployment> deployments) {
            members.addAll(deployments);
            return this;
        }

        /**
         * How long a call waits at most while all deployments that work are throttled. A wait that would take longer does not
         * begin. Default is a minute, after which Azure's quotas are full again; zero never waits.
         *
         * @throws InvalidSettingException if it is negative
         */
        public Builder maxWait(@Nullable Duration maxWait) {
            this.maxWait = notNegative("maxWait", maxWait, PoolSettings.DEFAULT.maxWait());
            return this;
        }

        /**
         * How long a deployment that was failing takes to get its full share again, because it may have to scale up or fill its
         * caches first. Default is 10 seconds; zero gives it its share at once.
         *
         * @throws InvalidSettingException if it is negative
         */
        public Builder slowStart(@Nullable Duration slowStart) {
            this.slowStart = notNegative("slowStart", slowStart, PoolSettings.DEFAULT.slowStart());
            return this;
        }

        /**
         * Whether a request that was sent and lost, because the connection broke or {@code readTimeout} was over before the
         * response began, is sent to another deployment. The first may have processed and billed it. Default is false: such a
         * call fails.
         */
        public Builder resendLostRequests(boolean resendLostRequests) {
            this.resendLostRequests = resendLostRequests;
            return this;
        }

        /**
         * Keeps chat requests of the same key at the same deployment while it is ready and not overloaded, so that servers find
         * the beginning of the prompt in their caches: a user, a conversation, or the system message. Requests of a null key go
         * anywhere, as those of language models do. Default is no key.
         */
        public Builder stickyBy(@Nullable Function<ChatRequest, ?> key) {
            this.stickyBy = key;
            return this;
        }

        /** The logger of warnings about deployments. Default is the logger {@code io.github.azurellama}. */
        public Builder logger(@Nullable Logger logger) {
            this.logger = logger == null ? LOG : logger;
            return this;
        }

        /**
         * Builds the pool.
         *
         * @throws InvalidSettingException if it has no deployment, or two of the same name
         */
        public LlamaDeployments build() {
            if (members.isEmpty()) {
                throw new InvalidSettingException("deployments", null, "deployments is empty: add at least one");
            }
            Set<String> names = new HashSet<>();
            for (LlamaDeployment member : members) {
                if (!names.add(member.name())) {
                    throw new InvalidSettingException(
                            "name",
                            member.name(),
                            "name = " + member.name()
                                    + " is that of two deployments, the host's where none is set: give each a"
                                    + " name of its own");
                }
            }
            return new LlamaDeployments(this);
        }

        private static Duration notNegative(String name, @Nullable Duration duration, Duration otherwise) {
            if (duration != null && duration.isNegative()) {
                throw new InvalidSettingException(
                        name, duration, name + " = " + duration + ": it must not be negative");
            }
            return duration == null ? otherwise : duration;
        }
    }
}
