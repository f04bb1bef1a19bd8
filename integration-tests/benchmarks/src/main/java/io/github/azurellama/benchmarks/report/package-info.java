/** Reports of the results: the table and the JSON file. */
@NullMarked
package io.github.azurellama.benchmarks.report;

import org.jspecify.annotations.NullMarked;
