package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.responder.Responder;
import java.util.List;
import java.util.Set;

/**
 * What an endpoint is deployed with.
 *
 * @param models the names of the models that it serves; the first is the default
 * @param apiKey the key that it accepts; empty to accept any request
 * @param accessToken the Entra token that it accepts
 * @param responder what the model says
 * @param defects the misbehaviour that is switched on
 * @param scoreGeneration the age of the server behind {@code /score}
 * @param contextLength how many tokens prompt and response may have together
 */
public record SimulatorConfig(
        List<String> models,
        String apiKey,
        String accessToken,
        Responder responder,
        Set<Defect> defects,
        ScoreGeneration scoreGeneration,
        int contextLength) {

    /**
     * Copies the collections.
     *
     * @throws IllegalArgumentException if there is no model, or no room for a token
     */
    public SimulatorConfig {
        models = List.copyOf(models);
        defects = Set.copyOf(defects);
        if (models.isEmpty()) {
            throw new IllegalArgumentException("An endpoint serves at least one model");
        }
        if (contextLength < 1) {
            throw new IllegalArgumentException("contextLength has to be at least 1, not " + contextLength);
        }
    }

    /** Whether this misbehaviour is switched on. */
    public boolean has(Defect defect) {
        return defects.contains(defect);
    }

    /** The same with these models. */
    public SimulatorConfig withModels(List<String> names) {
        return new SimulatorConfig(names, apiKey, accessToken, responder, defects, scoreGeneration, contextLength);
    }

    /** The same with this key. */
    public SimulatorConfig withApiKey(String key) {
        return new SimulatorConfig(models, key, accessToken, responder, defects, scoreGeneration, contextLength);
    }

    /** The same with this token. */
    public SimulatorConfig withAccessToken(String token) {
        return new SimulatorConfig(models, apiKey, token, responder, defects, scoreGeneration, contextLength);
    }

    /** The same with another responder. */
    public SimulatorConfig withResponder(Responder other) {
        return new SimulatorConfig(models, apiKey, accessToken, other, defects, scoreGeneration, contextLength);
    }

    /** The same with these defects. */
    public SimulatorConfig withDefects(Set<Defect> some) {
        return new SimulatorConfig(models, apiKey, accessToken, responder, some, scoreGeneration, contextLength);
    }

    /** The same with a server of this age behind {@code /score}. */
    public SimulatorConfig withScoreGeneration(ScoreGeneration generation) {
        return new SimulatorConfig(models, apiKey, accessToken, responder, defects, generation, contextLength);
    }

    /** The same with this context length. */
    public SimulatorConfig withContextLength(int tokens) {
        return new SimulatorConfig(models, apiKey, accessToken, responder, defects, scoreGeneration, tokens);
    }
}
