package io.github.azurellama;

import io.github.azurellama.internal.wire.WireMessage;
import java.util.List;

/** Counts tokens. Never called with an empty text or list. */
sealed interface TokenCounter permits OfflineTokenCounter, RemoteTokenCounter {

    /** The number of tokens of a text alone. */
    int text(String text);

    /** The number of tokens of one message within a prompt. */
    int message(WireMessage message);

    /** The number of tokens of a prompt of these messages. */
    int prompt(List<WireMessage> messages);
}
