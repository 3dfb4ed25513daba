package dev.holdpoint.core.store;

/**
 * Some of a map run's items, one after another.
 *
 * @param first index of the first of them
 * @param count how many there are
 * @param body the items themselves, as JSON
 */
public record MapItems(long first, int count, String body) {}
