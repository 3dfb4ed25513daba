package dev.holdpoint.store;

import dev.holdpoint.core.store.Work;
import org.jspecify.annotations.Nullable;

/** Where units of work come in, those that write and those that read. Thread-safe. */
final class UnitDoor implements AutoCloseable {
  private final ScopedValue<Boolean> reading = ScopedValue.newInstance();
  private final BatchWriter writer;
  private final ReaderPool readers;

  UnitDoor(BatchWriter writer, ReaderPool readers) {
    this.writer = writer;
    this.readers = readers;
  }

  <T extends @Nullable Object> T write(Work<T> work) {
    checkNotNested();
    Unit<T> unit = new Unit<>(work);
    writer.write(unit);
    return unit.await();
  }

  <T extends @Nullable Object> T read(Work<T> work) {
    checkNotNested();
    return ScopedValue.where(reading, true).call(() -> readers.read(work));
  }

  BatchStatistics statistics() {
    return writer.statistics();
  }

  /** Finishes what was accepted. */
  @Override
  public void close() {
    writer.close();
    readers.close();
  }

  private void checkNotNested() {
    if (writer.isCurrentThread() || reading.isBound()) {
      throw new IllegalStateException(
          "Expected no unit of work within another, but there was one (use its Tx)");
    }
  }
}
