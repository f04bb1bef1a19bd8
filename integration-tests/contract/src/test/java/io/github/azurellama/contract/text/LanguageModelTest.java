package io.github.azurellama.contract.text;

import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.Scenarios;
import io.github.azurellama.testing.CallMode;
import java.util.List;

/** The contract, for the model that responds at once. */
class LanguageModelTest extends TextModelContract {

    @Override
    List<Scenario> scenarios() {
        return Scenarios.texts().stream()
                .filter(scenario -> scenario.mode() == CallMode.SYNC)
                .toList();
    }
}
