/** Retrieval for {@link io.github.azurellama.samples.RagSample}: documents become passages, embedded in this process. */
@NullMarked
package io.github.azurellama.samples.rag;

import org.jspecify.annotations.NullMarked;
