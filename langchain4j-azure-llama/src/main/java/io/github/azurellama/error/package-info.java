/**
 * The exceptions of this library. {@link io.github.azurellama.error.InvalidSettingException} reports a setting before anything
 * is sent. {@link io.github.azurellama.error.AzureLlamaHttpException} holds an HTTP error response and is the cause of the
 * LangChain4j exception that a call throws.
 */
@NullMarked
package io.github.azurellama.error;

import org.jspecify.annotations.NullMarked;
