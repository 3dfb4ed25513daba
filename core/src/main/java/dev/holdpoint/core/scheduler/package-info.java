/** EventBridge Scheduler: schedules of their own, in time zones, in groups. */
@NullMarked
package dev.holdpoint.core.scheduler;

import org.jspecify.annotations.NullMarked;
