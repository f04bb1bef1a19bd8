package io.github.azurellama.contract.text;

import io.github.azurellama.contract.frame.Route;
import io.github.azurellama.contract.frame.Routes;
import io.github.azurellama.contract.frame.Way;
import java.util.List;

/** The contract, for the model that answers as a whole. */
class LanguageModelTest extends TextModelContract {

    @Override
    List<Route> routes() {
        return Routes.texts().stream().filter(route -> route.way() == Way.SYNC).toList();
    }
}
