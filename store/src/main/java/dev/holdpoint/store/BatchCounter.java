package dev.holdpoint.store;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.LongStream;

/** Counts batches. Thread-safe. */
final class BatchCounter {
  private static final int CLASSES = 12;

  private final AtomicLongArray sizes = new AtomicLongArray(CLASSES);
  private final AtomicLong units = new AtomicLong();
  private final AtomicInteger largest = new AtomicInteger();

  void count(int size) {
    int sizeClass = Math.min(CLASSES - 1, 31 - Integer.numberOfLeadingZeros(size));
    sizes.incrementAndGet(sizeClass);
    units.addAndGet(size);
    largest.accumulateAndGet(size, Math::max);
  }

  BatchStatistics statistics() {
    long[] counts = LongStream.range(0, CLASSES).map(i -> sizes.get((int) i)).toArray();
    return new BatchStatistics(
        LongStream.of(counts).sum(),
        units.get(),
        largest.get(),
        LongStream.of(counts).boxed().toList());
  }
}
