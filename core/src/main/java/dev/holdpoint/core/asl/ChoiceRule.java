package dev.holdpoint.core.asl;

/** One top-level rule of a Choice state. */
public record ChoiceRule(Condition condition, String next) {}
