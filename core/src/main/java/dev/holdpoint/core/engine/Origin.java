package dev.holdpoint.core.engine;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where a branch comes from.
 *
 * @param parent number of the branch that stands in the Parallel or Map state
 * @param fork number of the event that started that state's work; a new attempt has a new one
 * @param index which of the state's branches or iterations it is, from 0
 */
public record Origin(
    @JsonProperty("u") int parent, @JsonProperty("f") long fork, @JsonProperty("x") int index) {}
