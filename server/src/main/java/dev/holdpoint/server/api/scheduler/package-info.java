/** EventBridge Scheduler's actions, over restJson. */
@NullMarked
package dev.holdpoint.server.api.scheduler;

import org.jspecify.annotations.NullMarked;
