package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.responder.Responder;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What an endpoint is deployed with.
 *
 * @param models the names of the models that it serves; the first is the default
 * @param apiKey the key that it accepts; empty to accept anybody
 * @param accessToken the Entra token that it accepts
 * @param responder what the model says
 * @param defects the misbehaviour that is switched on
 * @param scoreGeneration the age of the server behind {@code /score}
 * @param contextLength how many tokens prompt and response may have together
 * @param clock gives the time in {@code created}
 */
public record SimulatorConfig(
        List<String> models,
        String apiKey,
        String accessToken,
        Responder responder,
        Set<Defect> defects,
        ScoreGeneration scoreGeneration,
        int contextLength,
        Clock clock) {

    /** Copies the collections, and refuses an endpoint without a model. */
    public SimulatorConfig {
        models = List.copyOf(models);
        defects = Set.copyOf(defects);
        if (models.isEmpty()) {
            throw new IllegalArgumentException("An endpoint serves at least one model");
        }
    }

    /** Whether this misbehaviour is switched on. */
    public boolean has(Defect defect) {
        return defects.contains(defect);
    }

    /** This config with some of its values changed. */
    public SimulatorConfig changed(Consumer<Draft> edit) {
        var draft = new Draft(this);
        edit.accept(draft);
        return new SimulatorConfig(
                draft.models,
                draft.apiKey,
                draft.accessToken,
                draft.responder,
                draft.defects,
                draft.scoreGeneration,
                draft.contextLength,
                clock);
    }

    /** The values of a config while they are changed, so that a change names only the value that it is about. */
    public static final class Draft {
        public List<String> models;
        public String apiKey;
        public String accessToken;
        public Responder responder;
        public Set<Defect> defects;
        public ScoreGeneration scoreGeneration;
        public int contextLength;

        private Draft(SimulatorConfig config) {
            models = config.models;
            apiKey = config.apiKey;
            accessToken = config.accessToken;
            responder = config.responder;
            defects = config.defects;
            scoreGeneration = config.scoreGeneration;
            contextLength = config.contextLength;
        }
    }
}
