package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.Replay;
import org.jspecify.annotations.Nullable;

/** What archives and replays are shown with. */
final class ArchiveShapes {
  /** Whose the rules of archives are, as AWS has it. */
  static final String MANAGER = "prod.vhs.events.aws.internal";

  /** An archive here is there at once, and stays. */
  static final String ENABLED = "ENABLED";

  private ArchiveShapes() {}

  static boolean is(String text, @Nullable String wanted) {
    return wanted == null || text.equals(wanted);
  }

  static String state(Replay replay) {
    return replay.state().name();
  }
}
