package io.github.azurellama.samples.doctor;

import dev.langchain4j.model.catalog.ModelDescription;
import io.github.azurellama.AzureLlamaModelCatalog;
import java.util.List;
import java.util.stream.Collectors;

/** Checks which model an endpoint serves. */
final class CatalogCheck {

    private static final int LONGEST_LIST = 3;

    private final Target target;

    CatalogCheck(Target target) {
        this.target = target;
    }

    Outcome model() {
        List<ModelDescription> models =
                target.connected(AzureLlamaModelCatalog.builder()).build().listModels();
        String name = target.azure().modelName();
        return models.stream()
                .filter(model -> name == null || model.name().equalsIgnoreCase(name))
                .findFirst()
                .map(model -> Outcome.yes(described(model), null))
                .orElseGet(() -> Outcome.no(
                        (name == null ? "the endpoint lists no model" : name + " is not listed, but " + names(models)),
                        null));
    }

    private static String described(ModelDescription model) {
        Integer context = model.maxInputTokens();
        return model.name() + (context == null ? "" : ", context of " + context + " tokens");
    }

    private static String names(List<ModelDescription> models) {
        return models.stream().limit(LONGEST_LIST).map(ModelDescription::name).collect(Collectors.joining(", "))
                + (models.size() > LONGEST_LIST ? " and others" : "");
    }
}
