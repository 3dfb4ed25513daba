package dev.holdpoint.testkit.sim;

import static org.junit.jupiter.api.Assertions.fail;

import dev.holdpoint.core.engine.Advance;
import dev.holdpoint.core.engine.HistoryEvent;
import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.testkit.check.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every rule is broken once, and its checker must see it within a few seeds. */
class BrokenPartsTest {
  private static final int SEEDS = 200;
  private static final UnaryOperator<Store> SOUND = UnaryOperator.identity();

  @Test
  void lostTimerIsSeen() {
    expect("A timer is lost", BrokenParts.losing("timers", "set"), real -> real);
  }

  @Test
  void timerThatStaysBehindIsSeen() {
    expect("A timer stayed behind", BrokenParts.losing("timers", "cancel"), real -> real);
  }

  @Test
  void lostCallIsSeen() {
    expect("A task's call is lost", BrokenParts.losing("outbox", "add"), real -> real);
  }

  @Test
  void lostMessageIsSeen() {
    expect("A message is lost", BrokenParts.losing("messages", "add"), real -> real);
  }

  @Test
  void lostJournalEntryIsSeen() {
    expect("The fold is not the state", BrokenParts.losing("executions", "append"), real -> real);
  }

  @Test
  void missingEndIsSeen() {
    expect("Not exactly one end", BrokenParts.losing("executions", "close"), real -> real);
  }

  @Test
  void acknowledgementWithoutACommitIsSeen() {
    expect("An answer that was acknowledged is lost", BrokenParts::lying, real -> real);
    expect("An execution is lost", BrokenParts::lying, real -> real);
  }

  @Test
  void messageBeforeItsCommitIsSeen() {
    expect("A message that no history tells of", BrokenParts::sendingTooEarly, real -> real);
  }

  @Test
  void tokenThatAnswersTwiceIsSeen() {
    expect("A token was answered twice", SOUND, BrokenParts::takingEveryAnswer);
  }

  @Test
  void forgottenAnswerIsSeen() {
    expect("An answer that was acknowledged is lost", SOUND, BrokenParts::forgettingAnswers);
  }

  @Test
  void forgottenPositionIsSeen() {
    expect(
        "The fold is not the state",
        SOUND,
        BrokenParts.writing(events -> events, positions -> List.of()));
  }

  @Test
  void secondEndIsSeen() {
    expect(
        "Not exactly one end",
        SOUND,
        BrokenParts.writing(BrokenPartsTest::endTwice, positions -> positions));
  }

  @Test
  void gapInTheHistoryIsSeen() {
    expect(
        "A gap in the history",
        SOUND,
        BrokenParts.writing(BrokenPartsTest::skipANumber, positions -> positions));
  }

  @Test
  void wrongPredecessorIsSeen() {
    expect(
        "An event follows what it cannot",
        SOUND,
        BrokenParts.writing(BrokenPartsTest::followNothing, positions -> positions));
  }

  private static List<HistoryEvent> endTwice(List<HistoryEvent> events) {
    List<HistoryEvent> more = new ArrayList<>(events);
    if (!events.isEmpty() && events.getLast().type() == HistoryEventType.EXECUTION_SUCCEEDED) {
      HistoryEvent end = events.getLast();
      more.add(new HistoryEvent(end.id() + 1, end.id(), end.type(), end.details()));
    }
    return more;
  }

  private static List<HistoryEvent> skipANumber(List<HistoryEvent> events) {
    List<HistoryEvent> other = new ArrayList<>(events);
    if (!events.isEmpty() && events.getLast().type() == HistoryEventType.EXECUTION_SUCCEEDED) {
      HistoryEvent end = other.removeLast();
      other.add(new HistoryEvent(end.id() + 1, end.previousId(), end.type(), end.details()));
    }
    return other;
  }

  private static List<HistoryEvent> followNothing(List<HistoryEvent> events) {
    return events.stream()
        .map(event -> new HistoryEvent(event.id(), 0, event.type(), event.details()))
        .toList();
  }

  static void expect(String violation, UnaryOperator<Store> store, UnaryOperator<Advance> advance) {
    Set<String> others = new TreeSet<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      String seen = violationOf(new Simulation(seed, store, advance));
      if (seen.contains(violation)) {
        return;
      }
      others.add(seen.lines().findFirst().orElse("nothing"));
    }
    fail("Expected '" + violation + "', but there was only " + others);
  }

  private static String violationOf(Simulation simulation) {
    try {
      simulation.run();
      return "";
    } catch (AssertionError broken) {
      Throwable cause = broken.getCause();
      return String.valueOf(cause instanceof Violation ? cause.getMessage() : cause);
    }
  }
}
