/** SNS at the wire: one file for each action. */
@NullMarked
package dev.holdpoint.server.api.sns;

import org.jspecify.annotations.NullMarked;
