package dev.holdpoint.core.store;

import java.time.Instant;

/**
 * Something that is to happen at its time.
 *
 * @param id unique, chosen by whoever sets it
 * @param owner who is to be woken, in the owner's own words
 */
public record Timer(long id, Instant due, String owner) {}
