/** SQS's rules: queues, messages, visibility, dead letters. */
@NullMarked
package dev.holdpoint.core.sqs;

import org.jspecify.annotations.NullMarked;
