package dev.holdpoint.testkit.contract;

import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.core.store.Work;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test with a store of its own, opened before and closed after it. */
public abstract class OpenStore {
  /** A time with less than a millisecond in it, which no store keeps. */
  protected static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123456789Z");

  private @Nullable Store store;

  /** Opens an empty store. */
  protected abstract Store open(Path emptyDirectory);

  @BeforeEach
  void openStore(@TempDir Path directory) {
    store = open(directory);
  }

  @AfterEach
  void closeStore() {
    store().close();
  }

  protected final Store store() {
    Store opened = store;
    if (opened == null) {
      throw new IllegalStateException("Expected an open store, but there was none");
    }
    return opened;
  }

  /** Changes something in a unit of its own. */
  protected final void change(Consumer<Tx> change) {
    store()
        .write(tx -> {
          change.accept(tx);
          return true;
        });
  }

  protected final <T extends @Nullable Object> T read(Work<T> work) {
    return store().read(work);
  }

  protected static Instant in(long seconds) {
    return NOW.plusSeconds(seconds);
  }

  /** What a store keeps of a time. */
  protected static Instant kept(Instant instant) {
    return Instant.ofEpochMilli(instant.toEpochMilli());
  }
}
