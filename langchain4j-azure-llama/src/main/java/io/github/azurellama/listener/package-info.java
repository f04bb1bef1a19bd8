/**
 * What happens during a call, for metrics, traces and logs: {@link io.github.azurellama.listener.LlamaCallListener} is notified
 * of waits, attempts and retries, which LangChain4j's {@code ChatModelListener} cannot see.
 */
@NullMarked
package io.github.azurellama.listener;

import org.jspecify.annotations.NullMarked;
