/** What {@link io.github.azurellama.samples.command.DoctorCommand} finds out about an endpoint, and how it prints that. */
@NullMarked
package io.github.azurellama.samples.doctor;

import org.jspecify.annotations.NullMarked;
