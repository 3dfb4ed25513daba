package dev.holdpoint.app.stack.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.app.stack.Address;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.ResourceTypes;
import dev.holdpoint.app.stack.Stack;
import dev.holdpoint.app.stack.StackRunner;
import dev.holdpoint.app.stack.type.QueueType;
import dev.holdpoint.app.template.Snippets;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.api.cloudformation.ShownStack;
import dev.holdpoint.server.api.cloudformation.StackAsk;
import dev.holdpoint.server.api.cloudformation.StackControl.Proposal;
import dev.holdpoint.server.api.cloudformation.StackControl.WhenItFails;
import dev.holdpoint.server.work.OutboxHandler;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What calls owe, made step by step. */
final class StackWorkTest {
  private static final Address HERE = new Address(URI.create("http://127.0.0.1:1"));
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.ofEpochSecond(2_000_000_000));
  private static final Home OTHER = new Home("111111111111", "us-east-1");

  private final Store store = new InMemoryStore();
  private final Queues queues = new Queues(arn -> {});
  private final SystemIds ids = new SystemIds(CLOCK);
  private Home home = Home.DEFAULT;
  private final Turns turns = new Turns(CLOCK, ids, Limits.aws(), () -> home);
  private Runnable meanwhile = () -> {};
  private final StackRunner runner =
      new StackRunner(
          store,
          turns::now,
          new ResourceTypes(List.<ResourceType>of(new QueueType(queues, HERE))),
          HERE,
          () -> "generated",
          (_, _) -> meanwhile.run());
  private final StackCalls calls = new StackCalls(store, turns, () -> runner, Snippets.NONE);
  private final StackWork work = new StackWork(store, turns, () -> runner, Snippets.NONE);

  @Test
  void whatIsToBeDeletedIsNotMadeAnyMore() {
    create("shop", "asked", WhenItFails.ROLLBACK);
    List<OutboxEntry> making = owed();
    meanwhile =
        () -> {
          meanwhile = () -> {};
          calls.delete("shop", Set.of());
        };
    making.forEach(this::pay);
    assertEquals("DELETE_IN_PROGRESS", status("shop"));
    assertNull(store.<@Nullable Stack>read(tx -> Stack.find(tx, "shop")));
    assertNull(
        store.read(tx ->
            tx.resources().list(ResourceKind.QUEUE, "", null, 1).stream()
                .findFirst()
                .orElse(null)));
    owed().forEach(this::pay);
    assertNull(calls.stack("shop"));
  }

  @Test
  void aDeletionThatWasMadeFirstLeavesNothingToMake() {
    create("shop", "asked", WhenItFails.ROLLBACK);
    List<OutboxEntry> making = owed();
    calls.delete("shop", Set.of());
    owed().forEach(this::pay);
    making.forEach(this::pay);
    assertNull(calls.stack("shop"));
    assertEquals(
        List.of(), calls.stacks().stream().filter(one -> !one.fate().isDeleted()).toList());
  }

  @Test
  void anUpdateThatWasLeftAsItWasGoesBackWhenAsked() {
    create("shop", "asked", WhenItFails.ROLLBACK);
    settle();
    String id = calls.update(ask("shop", "not a name"), WhenItFails.DO_NOTHING);
    settle();
    assertEquals("UPDATE_FAILED", status("shop"));
    AwsException refused =
        assertThrows(
            AwsException.class, () -> calls.update(ask("shop", "b"), WhenItFails.ROLLBACK));
    assertEquals(
        "This stack is currently in a non-terminal [UPDATE_FAILED] state. To update the stack from"
            + " this state, please use the disable-rollback parameter with update-stack API. To"
            + " rollback to the last known good state, use the rollback-stack API",
        refused.getMessage());
    assertEquals(id, calls.rollBack("shop"));
    settle();
    assertEquals("UPDATE_ROLLBACK_COMPLETE", status("shop"));
    assertEquals("asked", shown("shop").asked().parameters().get("Name"));
  }

  @Test
  void aStackThatWasNeverWholeGoesBackToNothing() {
    create("shop", "not a name", WhenItFails.DO_NOTHING);
    settle();
    assertEquals("CREATE_FAILED", status("shop"));
    calls.rollBack("shop");
    settle();
    assertEquals("ROLLBACK_COMPLETE", status("shop"));
    assertThrows(AwsException.class, () -> calls.rollBack("shop"));
    assertThrows(AwsException.class, () -> calls.goOnBack("shop"));
  }

  @Test
  void changeSetsAreTheirAccountsOwn() {
    String id = calls.propose(ask("shop", "asked"), proposal("first")).id();
    home = OTHER;
    assertThrows(AwsException.class, () -> calls.changeSet(id, null));
    assertThrows(AwsException.class, () -> calls.changeSet("first", "shop"));
    assertThrows(AwsException.class, () -> calls.propose(ask("shop", "mine"), proposal("second")));
    calls.drop(id, null);
    home = Home.DEFAULT;
    assertEquals("first", calls.changeSet(id, null).name());
    assertEquals(1, calls.changeSets("shop").size());
  }

  @Test
  void proposalsOfNothingMakePlaceForOthers() {
    create("shop", "asked", WhenItFails.ROLLBACK);
    settle();
    Proposal none = new Proposal("last", null, false, WhenItFails.ROLLBACK);
    for (int i = 0; i < ChangeSet.MOST; i++) {
      calls.propose(
          ask("shop", "asked"), new Proposal("none" + i, null, false, WhenItFails.ROLLBACK));
    }
    assertEquals("FAILED", calls.propose(ask("shop", "asked"), none).status());
    assertEquals(ChangeSet.MOST, calls.changeSets("shop").size());
  }

  private static Proposal proposal(String name) {
    return new Proposal(name, null, true, WhenItFails.ROLLBACK);
  }

  private void create(String stack, String queue, WhenItFails fails) {
    String _ = calls.create(ask(stack, queue), fails, false);
  }

  private static StackAsk ask(String stack, String queue) {
    String template =
        """
        Parameters: {Name: {Type: String}}
        Resources: {Asked: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Name}}}
        """;
    return new StackAsk(
        stack, template, Map.of("Name", new StackAsk.Given(queue)), List.of(), null, null);
  }

  private void settle() {
    owed().forEach(this::pay);
  }

  private List<OutboxEntry> owed() {
    Instant now = CLOCK.instant();
    return store.write(tx -> tx.outbox().claim(now, now.plusSeconds(600), 10));
  }

  private void pay(OutboxEntry entry) {
    if (work.handle(entry) instanceof OutboxHandler.Outcome.Done(var with)) {
      store.write(tx -> {
        with.accept(tx);
        return tx.outbox().delete(entry.id());
      });
    }
  }

  private String status(String stack) {
    return shown(stack).fate().status().toString();
  }

  private ShownStack shown(String stack) {
    ShownStack shown = calls.stack(stack);
    if (shown == null) {
      throw new AssertionError("There is no stack " + stack);
    }
    return shown;
  }
}
