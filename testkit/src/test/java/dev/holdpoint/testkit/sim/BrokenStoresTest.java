package dev.holdpoint.testkit.sim;

import dev.holdpoint.core.store.Store;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Stores and leases that break a rule, and the checker that must see it within a few seeds. */
class BrokenStoresTest {
  @Test
  void mailThatIsPutOffByWhoLostItsLeaseIsSeen() {
    expect("A mail was SENT and is not any more", BrokenStores.withoutFencing());
  }

  @Test
  void mailThatIsOwedAndSentIsSeen() {
    expect("A mail is owed or not, wrongly", BrokenStores.keepingDebts());
  }

  @Test
  void lostMailIsSeen() {
    expect("A mail that was promised is lost", BrokenParts.losing("mails", "add"));
  }

  @Test
  void scheduleThatFiresTwiceIsSeen() {
    expect("A schedule fired twice", BrokenStores.doublingMessages());
  }

  @Test
  void scheduleThatDoesNotFireIsSeen() {
    expect("A schedule did not fire", BrokenParts.losing("messages", "add"));
  }

  @Test
  void scheduleThatIsNotArmedAgainIsSeen() {
    expect("A schedule is armed no more", BrokenParts.losing("timers", "set"));
  }

  @Test
  void eventThatComesTwiceIsSeen() {
    expect("An event came twice", BrokenStores.doublingMessages());
  }

  @Test
  void lostEventIsSeen() {
    expect("An event that was acknowledged is lost", BrokenParts.losing("messages", "add"));
  }

  @Test
  void changeOfStatusThatIsNotToldIsSeen() {
    expect("A change of status was told", BrokenParts.losing("outbox", "add"));
  }

  @Test
  void timeThatGoesBackwardsIsSeen() {
    expect("Time goes backwards", BrokenStores.dating());
  }

  @Test
  void memoryOfWhatIsNotCommittedIsSeen() {
    expect("A node remembers", BrokenStores::hasty);
  }

  @Test
  void acknowledgementsWithoutACommitAreSeen() {
    expect("A stop that was acknowledged is lost", BrokenParts::lying);
    expect("A start that was acknowledged is lost", BrokenParts::lying);
    expect("A redrive that was acknowledged is lost", BrokenParts::lying);
  }

  @Test
  void mapRunThatForgetsIsSeen() {
    expect("A map run counts wrongly", BrokenParts.losing("mapRuns", "put"));
    expect("A map run forgot what it gave", BrokenParts.losing("mapRuns", "put"));
    expect("Nothing will wake a map run", BrokenParts.losing("mapRuns", "put"));
  }

  @Test
  void callThatIsNeverTakenAwayIsSeen() {
    expect("It does not come to rest", BrokenStores.claimingNothing());
  }

  private static void expect(String violation, UnaryOperator<Store> store) {
    BrokenPartsTest.expect(violation, store, UnaryOperator.identity());
  }
}
