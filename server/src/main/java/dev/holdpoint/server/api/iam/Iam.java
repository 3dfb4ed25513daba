package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** What IAM's actions work with. */
record Iam(Store store, Turns turns) {
  /** Reads, for the caller's account. */
  <T> T read(BiFunction<Tx, Home, T> work) {
    return store.read(tx -> work.apply(tx, turns.home()));
  }

  /** Changes something and answers. */
  <T> T write(BiFunction<Tx, Turn, T> work) {
    return store.write(tx -> work.apply(tx, turns.now()));
  }

  /** Changes something. */
  void change(BiConsumer<Tx, Turn> work) {
    store.write(tx -> {
      work.accept(tx, turns.now());
      return null;
    });
  }
}
