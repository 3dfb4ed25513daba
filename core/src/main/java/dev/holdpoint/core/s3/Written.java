package dev.holdpoint.core.s3;

import org.jspecify.annotations.Nullable;

/**
 * What a write has left.
 *
 * @param now what there is since
 * @param gone an object that is no version any more: its bytes are nobody's
 */
public record Written<V extends @Nullable Version>(V now, @Nullable StoredObject gone) {}
