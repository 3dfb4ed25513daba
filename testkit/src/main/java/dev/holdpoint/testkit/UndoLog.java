package dev.holdpoint.testkit;

import dev.holdpoint.core.store.StoreException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Remembers how to take back what a unit of work changed. One thread. */
final class UndoLog {
  private enum Mode {
    IDLE,
    READING,
    WRITING
  }

  private final Deque<Runnable> steps = new ArrayDeque<>();
  private Mode mode = Mode.IDLE;
  private boolean breaksOff;

  void startReading() {
    mode = Mode.READING;
  }

  void startWriting() {
    mode = Mode.WRITING;
  }

  /** From its second change on, the unit is refused. */
  void breakOff() {
    breaksOff = true;
  }

  boolean isEmpty() {
    return steps.isEmpty();
  }

  void end() {
    steps.clear();
    breaksOff = false;
    mode = Mode.IDLE;
  }

  void push(Runnable undo) {
    checkWriting();
    if (breaksOff && !steps.isEmpty()) {
      throw new StoreException("Simulated loss of the connection", null);
    }
    steps.push(undo);
  }

  private void checkWriting() {
    if (mode != Mode.WRITING) {
      throw new IllegalStateException(
          "Expected a change within Store.write, but there was none (mode=" + mode + ")");
    }
  }

  void checkOpen() {
    if (mode == Mode.IDLE) {
      throw new IllegalStateException("Expected a running unit of work, but it had ended");
    }
  }

  void rollback() {
    rollbackTo(0);
  }

  /** Where the unit is now, for going back to. */
  int mark() {
    checkWriting();
    return steps.size();
  }

  /** Takes back what was changed since the mark. */
  void rollbackTo(int mark) {
    while (steps.size() > mark) {
      steps.pop().run();
    }
  }
}
