package dev.holdpoint.core.verify;

import dev.holdpoint.core.engine.TaskRef;
import java.util.HashMap;
import java.util.Map;

/** What running executions wait for, gathered before it is looked for. One thread. */
final class Awaited {
  private final Map<Long, String> timers = new HashMap<>();
  private final Map<TaskRef, String> calls = new HashMap<>();
  private final Map<TaskRef, String> offers = new HashMap<>();
  private final Map<Long, String> reads = new HashMap<>();
  private final Map<Long, String> writes = new HashMap<>();
  private final Map<TaskRef, String> jobs = new HashMap<>();

  /** Timers by id, with who waits for them; what is found is taken out. */
  Map<Long, String> timers() {
    return timers;
  }

  /** Tasks whose call must be owed. */
  Map<TaskRef, String> calls() {
    return calls;
  }

  /** Tasks that must lie ready for an activity's worker. */
  Map<TaskRef, String> offers() {
    return offers;
  }

  /** Map runs whose items must be about to be read. */
  Map<Long, String> reads() {
    return reads;
  }

  /** Map runs whose results must be about to be written. */
  Map<Long, String> writes() {
    return writes;
  }

  /** Tasks whose job is watched. */
  Map<TaskRef, String> jobs() {
    return jobs;
  }

  void timer(long id, String who) {
    if (id != 0) {
      timers.put(id, who);
    }
  }
}
