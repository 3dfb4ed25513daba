package dev.holdpoint.server.work;

import dev.holdpoint.core.store.Store;

/** Gives space that was freed back to the disk, a little in each unit of work. */
public record FreedSpace(Store store) implements Chore {
  private static final int PAGES_AT_ONCE = 256;

  @Override
  public int tidy() {
    int steps = 0;
    while (store.write(tx -> tx.giveBackSpace(PAGES_AT_ONCE))) {
      steps++;
    }
    return steps;
  }
}
