package dev.holdpoint.core.events.destination;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API that rules call.
 *
 * @param endpoint its address, in which asterisks stand for what a target names
 * @param rate how many requests there may be in a second
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiDestination(
    String name,
    Arn arn,
    @Nullable String description,
    Arn connection,
    String endpoint,
    String method,
    int rate,
    Instant createdAt,
    Instant modifiedAt) {}
