package io.github.azurellama;

/** Builds a catalogue of the models that an endpoint serves. */
public final class AzureLlamaModelCatalogBuilder extends AzureLlamaConnectionBuilder<AzureLlamaModelCatalogBuilder> {

    AzureLlamaModelCatalogBuilder() {}

    @Override
    AzureLlamaModelCatalogBuilder self() {
        return this;
    }

    /**
     * Builds the catalogue; nothing is asked yet.
     *
     * @throws IllegalArgumentException if a setting is missing or contradicts another; the message names it and the remedy
     */
    public AzureLlamaModelCatalog build() {
        return new AzureLlamaModelCatalog(this);
    }
}
