package io.github.azurellama;

import io.github.azurellama.auth.AzureLlamaCredential;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.endpoint.ExtraParameters;
import io.github.azurellama.error.InvalidSettingException;
import io.github.azurellama.quota.LlamaQuota;
import org.jspecify.annotations.Nullable;

/** A deployment among several that a model uses as one, see {@link LlamaDeployments}. */
public final class LlamaDeployment {

    private final String name;
    private final EndpointSettings settings;
    private final Endpoint endpoint;
    private final int priority;
    private final int weight;

    private LlamaDeployment(Builder builder) {
        this.settings = builder.settings.copy();
        this.endpoint = settings.toEndpoint();
        this.name = builder.name == null ? endpoint.host() : builder.name;
        this.priority = builder.priority;
        this.weight = builder.weight;
        settings.backend.name = name;
    }

    /** Starts building a deployment. {@code endpoint} is required, and a credential where a model would require one. */
    public static Builder builder() {
        return new Builder();
    }

    /** The name, in metadata and messages. */
    public String name() {
        return name;
    }

    /** Where its requests go. */
    public Endpoint endpoint() {
        return endpoint;
    }

    /** The group that it belongs to. */
    public int priority() {
        return priority;
    }

    /** Its share within the group. */
    public int weight() {
        return weight;
    }

    EndpointSettings settings() {
        return settings;
    }

    /** Without secrets. */
    @Override
    public String toString() {
        String model = settings.backend.modelName;
        return name + " " + endpoint + (model == null ? "" : ", modelName=" + model) + ", priority=" + priority
                + ", weight=" + weight;
    }

    /** Builds a deployment. Null restores the default, except for {@link #endpoint}. */
    public static final class Builder {

        private final EndpointSettings settings = new EndpointSettings();
        private @Nullable String name;
        private int priority;
        private int weight = 1;

        private Builder() {}

        /** The name in metadata, messages and {@link LlamaDeployments#drain}. Default is the host of the endpoint. */
        public Builder name(@Nullable String name) {
            this.name = name;
            return this;
        }

        /** The URL of the endpoint, see {@link AzureLlamaConnectionBuilder#endpoint}. */
        public Builder endpoint(String endpoint) {
            settings.endpoint = EndpointSettings.required(endpoint);
            return this;
        }

        /** See {@link AzureLlamaConnectionBuilder#apiDialect}. */
        public Builder apiDialect(@Nullable ApiDialect apiDialect) {
            settings.apiDialect = apiDialect;
            return this;
        }

        /** See {@link AzureLlamaConnectionBuilder#endpointKind}. */
        public Builder endpointKind(@Nullable EndpointKind endpointKind) {
            settings.endpointKind = endpointKind;
            return this;
        }

        /** See {@link AzureLlamaConnectionBuilder#apiKey}. */
        public Builder apiKey(@Nullable String apiKey) {
            return credential(apiKey == null ? null : AzureLlamaCredential.apiKey(apiKey));
        }

        /** See {@link AzureLlamaConnectionBuilder#credential}. */
        public Builder credential(@Nullable AzureLlamaCredential credential) {
            settings.backend.credential = credential;
            return this;
        }

        /** See {@link AzureLlamaConnectionBuilder#allowInsecureHttp}. */
        public Builder allowInsecureHttp(boolean allowInsecureHttp) {
            settings.backend.allowInsecureHttp = allowInsecureHttp;
            return this;
        }

        /** See {@link AzureLlamaConnectionBuilder#deployment}. */
        public Builder deployment(@Nullable String deployment) {
            settings.backend.deployment = EndpointSettings.checkedDeployment(deployment);
            return this;
        }

        /** See {@link AzureLlamaModelBuilder#extraParameters}. */
        public Builder extraParameters(@Nullable ExtraParameters extraParameters) {
            settings.extraParameters = extraParameters;
            return this;
        }

        /** The field {@code model} of requests that name no model. Default is to omit it. */
        public Builder modelName(@Nullable String modelName) {
            settings.backend.modelName = modelName;
            return this;
        }

        /**
         * The deployment's quota, see {@link AzureLlamaModelBuilder#quota}. Calls do not wait for it while another deployment is
         * ready; how long they wait else is {@link LlamaDeployments.Builder#maxWait}, not the quota's own.
         */
        public Builder quota(@Nullable LlamaQuota quota) {
            settings.backend.quota = quota;
            return this;
        }

        /**
         * The group of the deployment: requests go to the ready deployments with the lowest value only. For example 0 for
         * provisioned or near ones, 1 for those that are paid by use or far. Default is 0.
         */
        public Builder priority(@Nullable Integer priority) {
            this.priority = priority == null ? 0 : priority;
            return this;
        }

        /**
         * The share of the requests among ready deployments of the same priority, from 1 to 1,000,000. Default is 1.
         *
         * @throws InvalidSettingException if it is out of that range
         */
        public Builder weight(@Nullable Integer weight) {
            if (weight != null && (weight < 1 || weight > 1_000_000)) {
                throw new InvalidSettingException(
                        "weight", weight, "weight = " + weight + ": it must be from 1 to 1000000");
            }
            this.weight = weight == null ? 1 : weight;
            return this;
        }

        /**
         * Builds the deployment.
         *
         * @throws InvalidSettingException if a setting is missing or contradicts another
         */
        public LlamaDeployment build() {
            return new LlamaDeployment(this);
        }
    }
}
