/** Map runs: the executions that a distributed Map starts, how they stand, and what they give. */
@NullMarked
package dev.holdpoint.core.states.maps;

import org.jspecify.annotations.NullMarked;
