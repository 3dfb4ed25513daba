package dev.holdpoint.server.logs;

import dev.holdpoint.core.aws.Arn;
import java.util.List;

/** Where lines are logged to. Best effort: what cannot be written costs its lines, nothing else. */
public interface LogTarget {
  /**
   * Adds an event for each message, as of now; group and stream are made where they are missing.
   */
  void write(Arn group, String stream, List<String> messages);
}
