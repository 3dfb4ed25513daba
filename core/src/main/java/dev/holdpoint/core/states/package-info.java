/** Step Functions' own rules: state machines, executions, activities, task tokens. */
@NullMarked
package dev.holdpoint.core.states;

import org.jspecify.annotations.NullMarked;
