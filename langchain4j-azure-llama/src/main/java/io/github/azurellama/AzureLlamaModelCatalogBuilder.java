package io.github.azurellama;

/** Builds a catalog of the models that an endpoint serves. */
public final class AzureLlamaModelCatalogBuilder extends AzureLlamaConnectionBuilder<AzureLlamaModelCatalogBuilder> {

    AzureLlamaModelCatalogBuilder() {}

    @Override
    AzureLlamaModelCatalogBuilder self() {
        return this;
    }

    /**
     * Builds the catalog. Sends nothing.
     *
     * @throws io.github.azurellama.error.InvalidSettingException if a setting is missing or contradicts another; the message
     *     names the setting and the remedy
     */
    public AzureLlamaModelCatalog build() {
        return new AzureLlamaModelCatalog(this);
    }
}
