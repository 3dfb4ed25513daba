package dev.holdpoint.store;

import java.util.List;

/**
 * How well units of work shared their commits.
 *
 * @param batches commits
 * @param units units of work in them
 * @param largest units in the largest
 * @param sizes how many batches held 1, 2-3, 4-7, 8-15, … units
 */
public record BatchStatistics(long batches, long units, int largest, List<Long> sizes) {
  public BatchStatistics {
    sizes = List.copyOf(sizes);
  }

  /** Units for each commit. */
  public double average() {
    return batches == 0 ? 0 : (double) units / batches;
  }
}
