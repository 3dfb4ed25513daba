package dev.holdpoint.server.console;

import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.server.console.html.Html;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How an execution stands, in words and as a badge. */
final class State {
  private State() {}

  static String word(ExecutionStatus status) {
    return switch (status) {
      case RUNNING -> "Running";
      case SUCCEEDED -> "Succeeded";
      case FAILED -> "Failed";
      case TIMED_OUT -> "Timed out";
      case ABORTED -> "Aborted";
    };
  }

  /** The badge; one that stands still because of a bug of ours is held. */
  static Html badge(ExecutionRow row) {
    return row.heldBecause() == null
        ? badge(word(row.status()), row.status().name().toLowerCase(Locale.ROOT))
        : badge("Held", "held");
  }

  static Html badge(String word, String kind) {
    return Html.of("span", word).css("badge " + kind);
  }

  /** The status of this name, or null. */
  static @Nullable ExecutionStatus parse(String name) {
    for (ExecutionStatus status : ExecutionStatus.values()) {
      if (status.name().equals(name)) {
        return status;
      }
    }
    return null;
  }
}
