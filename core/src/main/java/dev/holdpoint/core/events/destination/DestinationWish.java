package dev.holdpoint.core.events.destination;

import org.jspecify.annotations.Nullable;

/** What a caller says of a destination; null where nothing is said. */
public record DestinationWish(
    @Nullable String description,
    @Nullable String connection,
    @Nullable String endpoint,
    @Nullable String method,
    @Nullable Integer rate) {}
