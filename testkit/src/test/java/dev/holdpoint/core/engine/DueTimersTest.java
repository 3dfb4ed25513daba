package dev.holdpoint.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.store.Timer;
import dev.holdpoint.testkit.InMemoryStore;
import dev.holdpoint.testkit.SeededIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of timers whose owners fail. */
final class DueTimersTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private final InMemoryStore store = new InMemoryStore();
  private final Turns turns = new Turns(() -> NOW, new SeededIds(1), Limits.aws(), Home.DEFAULT);
  private final List<Long> fired = new ArrayList<>();

  @Test
  void oneThatFailsIsPutOffAndTheOthersFire() {
    for (long id = 1; id <= 3; id++) {
      Timer timer = new Timer(id, NOW, "other:" + id);
      store.write(tx -> {
        tx.timers().set(timer);
        return null;
      });
    }
    DueTimers due = new DueTimers(store, turns, (_, _, timer) -> fire(timer));
    assertThrows(IllegalStateException.class, () -> due.runOnce(NOW));
    assertEquals(List.of(1L, 3L), fired.stream().distinct().filter(id -> id != 2).toList());
    assertEquals(
        List.of(new Timer(2, NOW.plus(Duration.ofMinutes(1)), "other:2")),
        store.read(tx -> tx.timers().due(NOW.plusSeconds(600), 10)));
  }

  private void fire(Timer timer) {
    if (timer.id() == 2) {
      throw new IllegalStateException("a bug");
    }
    fired.add(timer.id());
  }
}
