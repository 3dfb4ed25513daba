package dev.holdpoint.core.sns;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a publisher is told.
 *
 * @param sequenceNumber the message's place in a FIFO topic, else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Published(String messageId, @Nullable String sequenceNumber) {}
