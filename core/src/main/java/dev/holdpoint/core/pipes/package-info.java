/** EventBridge Pipes: a queue whose messages go, enriched and transformed, to one target. */
@NullMarked
package dev.holdpoint.core.pipes;

import org.jspecify.annotations.NullMarked;
