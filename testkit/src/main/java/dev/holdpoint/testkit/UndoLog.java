package dev.holdpoint.testkit;

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

  void startReading() {
    mode = Mode.READING;
  }

  void startWriting() {
    mode = Mode.WRITING;
  }

  void end() {
    steps.clear();
    mode = Mode.IDLE;
  }

  void push(Runnable undo) {
    if (mode != Mode.WRITING) {
      throw new IllegalStateException(
          "Expected a change within Store.write, but there was none (mode=" + mode + ")");
    }
    steps.push(undo);
  }

  void checkOpen() {
    if (mode == Mode.IDLE) {
      throw new IllegalStateException("Expected a running unit of work, but it had ended");
    }
  }

  void rollback() {
    while (!steps.isEmpty()) {
      steps.pop().run();
    }
  }
}
