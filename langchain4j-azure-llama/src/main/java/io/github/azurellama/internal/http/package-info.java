/**
 * HTTP over OkHttp: one client per model, the only retry loop, credentials, logs without secrets, the reader of event
 * streams, and what becomes of a failure. Does not depend on LangChain4j's requests and responses.
 *
 * <p>Internal: may change in any release.
 */
@NullMarked
package io.github.azurellama.internal.http;

import org.jspecify.annotations.NullMarked;
