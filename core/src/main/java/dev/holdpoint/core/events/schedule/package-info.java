/** When a rule fires: AWS's rate and cron expressions, in UTC. */
@NullMarked
package dev.holdpoint.core.events.schedule;

import org.jspecify.annotations.NullMarked;
