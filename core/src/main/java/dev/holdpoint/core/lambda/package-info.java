/** Lambda's rules: functions, who may call them, and the queues that feed them. */
@NullMarked
package dev.holdpoint.core.lambda;

import org.jspecify.annotations.NullMarked;
