package dev.holdpoint.core.store;

import dev.holdpoint.core.aws.Arn;
import org.jspecify.annotations.Nullable;

/**
 * What an execution was started through; never changes.
 *
 * @param version the machine's version that it runs, or null where it runs the machine as it was
 * @param alias through which the version was chosen, or null
 * @param traceHeader the caller's own, kept to be shown
 */
public record Origin(@Nullable Arn version, @Nullable Arn alias, @Nullable String traceHeader) {
  /** The machine itself. */
  public static final Origin MACHINE = new Origin(null, null, null);
}
