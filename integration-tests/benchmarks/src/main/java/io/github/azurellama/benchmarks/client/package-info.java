/** What is compared: this library, LangChain4j's own OpenAI client, and the floor. */
@NullMarked
package io.github.azurellama.benchmarks.client;

import org.jspecify.annotations.NullMarked;
