/** SQS at the wire: one file for each action, and the long poll. */
@NullMarked
package dev.holdpoint.server.api.sqs;

import org.jspecify.annotations.NullMarked;
