package dev.holdpoint.store;

import dev.holdpoint.core.store.Tx;
import dev.holdpoint.core.store.Work;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One unit of work on its way through the writer: what it gave or threw, and who waits for it. */
final class Unit<T extends @Nullable Object> {
  private final Work<T> work;
  private final CompletableFuture<Outcome<T>> answer = new CompletableFuture<>();
  private @Nullable Outcome<T> outcome;
  private List<Runnable> actions = List.of();

  Unit(Work<T> work) {
    this.work = work;
  }

  /** Runs the work, on the writer's thread; returns whether it went through. */
  boolean run(Tx tx) {
    outcome = attempt(tx);
    return outcome instanceof Outcome.Returned<T>;
  }

  /** What it wanted could not be kept: it hears of that as if it had thrown it. */
  void refuse(RuntimeException failure) {
    outcome = new Outcome.Threw<>(failure);
    actions = List.of();
  }

  void keepActions(List<Runnable> afterCommit) {
    actions = afterCommit;
  }

  /** What is to happen now that the unit is durable. */
  List<Runnable> actions() {
    return actions;
  }

  /** Answers the caller with what {@link #run} brought. */
  void answer() {
    answer.complete(
        outcome == null
            ? new Outcome.Threw<>(new IllegalStateException("Expected a unit that ran"))
            : outcome);
  }

  /** Answers the caller that nothing came of it. */
  void fail(Throwable failure) {
    answer.complete(new Outcome.Threw<>(failure));
  }

  /** Waits for the answer, even when interrupted: whether the unit is durable must be known. */
  T await() {
    return switch (answer.join()) {
      case Outcome.Returned<T>(T value) -> value;
      case Outcome.Threw<T>(RuntimeException failure) -> throw failure;
      case Outcome.Threw<T>(Error failure) -> throw failure;
      case Outcome.Threw<T>(Throwable failure) -> throw new IllegalStateException(failure);
    };
  }

  // Whatever a unit throws belongs to its caller and must not end the writer.
  private Outcome<T> attempt(Tx tx) {
    try {
      return new Outcome.Returned<>(work.run(tx));
    } catch (Throwable failure) {
      return new Outcome.Threw<>(failure);
    }
  }

  private sealed interface Outcome<T extends @Nullable Object> {
    record Returned<T extends @Nullable Object>(T value) implements Outcome<T> {}

    record Threw<T extends @Nullable Object>(Throwable failure) implements Outcome<T> {}
  }
}
