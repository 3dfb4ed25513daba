package dev.holdpoint.app.node;

import dev.holdpoint.core.aws.Arn;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What other nodes announce: the ARN of what may have something for whoever waits. Whoever waits
 * for another one shrugs. Thread-safe.
 */
final class News implements Consumer<String> {
  private final List<Consumer<Arn>> listeners = new CopyOnWriteArrayList<>();

  void tell(Consumer<Arn> listener) {
    listeners.add(listener);
  }

  @Override
  public void accept(String news) {
    Arn arn = Arn.of(news);
    listeners.forEach(listener -> listener.accept(arn));
  }
}
