package dev.holdpoint.server.api.sns;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.sns.Topics;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What every action works with.
 *
 * @param turns a turn at the present moment
 */
record Sns(Store store, Topics topics, Supplier<Turn> turns) {

  <T> T read(Function<Tx, T> work) {
    return store.read(work::apply);
  }

  <T> T write(BiFunction<Tx, Turn, T> work) {
    return store.write(tx -> work.apply(tx, turns.get()));
  }

  void change(Consumer<Tx> work) {
    store.<@Nullable Void>write(tx -> {
      work.accept(tx);
      return null;
    });
  }

  /** A parameter that must be there. */
  static String required(@Nullable String value, String name) {
    if (value == null) {
      throw AwsException.of(
          "InvalidParameter",
          "Invalid parameter: " + name + " Reason: no value for required parameter");
    }
    return value;
  }
}
