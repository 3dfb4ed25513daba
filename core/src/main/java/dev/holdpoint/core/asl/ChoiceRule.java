package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * One top-level rule of a Choice state.
 *
 * @param output what the state hands on in JSONata if this rule holds; null for its input
 */
public record ChoiceRule(
    Condition condition, String next, @Nullable Query assign, @Nullable Query output) {}
