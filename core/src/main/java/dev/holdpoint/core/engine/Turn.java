package dev.holdpoint.core.engine;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import java.time.Instant;

/** All of the outside world that a unit of work may know. */
public record Turn(Instant now, Ids ids, Limits limits, Home home) {}
