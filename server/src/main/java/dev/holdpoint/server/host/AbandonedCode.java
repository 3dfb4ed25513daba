package dev.holdpoint.server.host;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.holdpoint.core.store.ContentStore;
import dev.holdpoint.core.store.DamagedRow;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One look at the code that several nodes share, for what nothing names. What is found so gets a
 * mark that says when: a part below all others. Whoever is about to name the code, or writes a part
 * of it, takes the mark away in the same transaction. What still has its mark after an hour goes,
 * in a transaction that looks at the mark once more. Any number of nodes may look at once.
 */
final class AbandonedCode {
  private static final Duration GRACE = Duration.ofHours(1);
  private static final int MARK = -1;
  private static final int PAGE = 200;

  /** A look that takes longer changes nothing any more: what it knows may be over. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Store store;
  private final String prefix;
  private final Set<String> used;
  private final Instant now;
  private final long begun = System.nanoTime();

  AbandonedCode(Store store, String prefix, Set<String> used, Instant now) {
    this.store = store;
    this.prefix = prefix;
    this.used = used;
    this.now = now;
  }

  /** It is about to be named, or being written: for an hour from now on it is not taken away. */
  static void isWanted(Tx tx, String key) {
    tx.contents().delete(key, MARK);
  }

  /** Returns how many it took away. */
  int discard() {
    int gone = 0;
    String after = null;
    List<ContentStore.Kept> page;
    do {
      String from = after;
      page = store.read(tx -> tx.contents().list(from, PAGE));
      for (ContentStore.Kept each : page) {
        gone += each.key().startsWith(prefix) ? look(each) : 0;
      }
      after = page.isEmpty() ? null : page.getLast().key();
    } while (page.size() == PAGE);
    return gone;
  }

  private int look(ContentStore.Kept code) {
    boolean isUsed = used.contains(code.key().substring(prefix.length()));
    boolean isMarked = code.first() == MARK;
    if (isUsed == isMarked || (isMarked && isOver(code.key()))) {
      return store.write(tx -> settle(tx, code.key(), isUsed));
    }
    return 0;
  }

  /** Whether its mark is old enough or cannot be read; without holding anybody up. */
  private boolean isOver(String key) {
    Instant mark = store.<@Nullable Instant>read(tx -> mark(tx, key));
    return mark == null || isOver(mark);
  }

  private int settle(Tx tx, String key, boolean isUsed) {
    if (System.nanoTime() - begun > FRESH.toNanos()) {
      return 0;
    }
    Instant mark = mark(tx, key);
    if (isUsed) {
      tx.contents().delete(key, MARK);
    } else if (mark == null) {
      tx.contents().put(key, MARK, Long.toString(now.toEpochMilli()).getBytes(US_ASCII));
    } else if (isOver(mark)) {
      tx.contents().delete(key);
      return 1;
    }
    return 0;
  }

  private boolean isOver(Instant mark) {
    return mark.isBefore(now.minus(GRACE));
  }

  /** Null too where it cannot be read: then another takes its place. */
  private static @Nullable Instant mark(Tx tx, String key) {
    try {
      byte[] millis = tx.contents().find(key, MARK);
      return millis == null
          ? null
          : Instant.ofEpochMilli(Long.parseLong(new String(millis, US_ASCII)));
    } catch (DamagedRow | NumberFormatException e) {
      return null;
    }
  }
}
