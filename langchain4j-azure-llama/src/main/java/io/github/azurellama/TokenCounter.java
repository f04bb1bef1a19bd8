package io.github.azurellama;

import io.github.azurellama.internal.wire.WireMessage;
import java.util.List;

/** One way of counting. None is ever asked about nothing. */
sealed interface TokenCounter permits OfflineTokenCounter, RemoteTokenCounter {

    /** The tokens of a text by itself. */
    int text(String text);

    /** The tokens of one message within a prompt. */
    int message(WireMessage message);

    /** The tokens of a prompt of these messages. */
    int prompt(List<WireMessage> messages);
}
