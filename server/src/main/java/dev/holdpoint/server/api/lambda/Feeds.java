package dev.holdpoint.server.api.lambda;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one {@link Feeding} for each thing that wants one, as it is now. Thread-safe; holds virtual
 * threads only.
 *
 * @param <T> what wants to be fed, equal to itself as long as nothing about it changes
 */
public final class Feeds<T> implements AutoCloseable {
  private final Supplier<Map<String, T>> wanted;
  private final Function<T, Feeding> maker;
  private final Map<String, Running<T>> running = new HashMap<>();
  private boolean open;

  /**
   * @param wanted all that want to be fed now, by their keys
   * @param maker makes what feeds one, not yet started
   */
  public Feeds(Supplier<Map<String, T>> wanted, Function<T, Feeding> maker) {
    this.wanted = wanted;
    this.maker = maker;
  }

  private record Running<T>(T fed, Feeding feeding) {}

  /** Starts feeding. */
  public synchronized void start() {
    open = true;
    changed();
  }

  /** Takes up what is wanted now; to be called after each change of it. */
  public synchronized void changed() {
    if (!open) {
      return;
    }
    Map<String, T> now = wanted.get();
    running.entrySet().removeIf(one -> !goesOn(one.getValue(), now.get(one.getKey())));
    now.forEach((key, fed) -> running.computeIfAbsent(key, _ -> run(fed)));
  }

  private static <T> boolean goesOn(Running<T> one, @Nullable T now) {
    if (one.fed().equals(now)) {
      return true;
    }
    one.feeding().close();
    return false;
  }

  private Running<T> run(T fed) {
    Feeding feeding = maker.apply(fed);
    feeding.start();
    return new Running<>(fed, feeding);
  }

  /** Stops taking; what is under way may end. */
  @Override
  public synchronized void close() {
    open = false;
    running.values().forEach(one -> one.feeding().close());
    running.clear();
  }
}
