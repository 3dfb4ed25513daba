package dev.holdpoint.core.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.store.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class MoveTasksTest {
  private final Fixture sqs = new Fixture();
  private final MoveTasks moves = new MoveTasks(sqs.queues, sqs.signalled::add);
  private final Queue dead = sqs.queue("dead");
  private final Queue source =
      sqs.queue(
          "source",
          Map.of(
              "RedrivePolicy",
              "{\"maxReceiveCount\":1,\"deadLetterTargetArn\":\"" + dead.arn() + "\"}"));

  @Test
  void messagesGoBackToWhereTheyCameFrom() {
    String id = sqs.send(source, "poison").messageId();
    bury(1);
    MoveTask task = start(null, null);
    assertEquals(MoveTask.Status.RUNNING, newest().status());
    assertEquals(1, newest().toMove());
    fireAll();
    assertEquals(MoveTask.Status.COMPLETED, newest().status());
    assertEquals(1, newest().moved());
    assertEquals(task.number(), newest().number());
    Received back = sqs.receive(source).getFirst();
    assertEquals("poison", back.body());
    assertNotEquals(id, back.messageId(), "it is a new message");
    assertEquals("1", back.attributes().get("ApproximateReceiveCount"));
    assertFalse(back.attributes().containsKey("DeadLetterQueueSourceArn"));
    assertEquals(List.of(), sqs.receive(dead));
  }

  @Test
  void aRateIsKept() {
    Queue other = sqs.queue("other");
    for (int i = 0; i < 25; i++) {
      sqs.send(dead, "m" + i);
    }
    start(other.arn().value(), 10);
    fire();
    assertEquals(10, newest().moved());
    fire();
    assertEquals(10, newest().moved(), "the second is not over");
    sqs.pass(Duration.ofSeconds(1));
    fire();
    assertEquals(20, newest().moved());
    assertEquals(10, sqs.receive(other).size());
  }

  @Test
  void aTaskIsCancelledWithinOneStep() {
    sqs.send(dead, "one");
    sqs.send(dead, "two");
    MoveTask task = start(sqs.queue("other").arn().value(), 1);
    fire();
    assertEquals(1, sqs.store.write(tx -> moves.cancel(tx, task.handle())).moved());
    sqs.pass(Duration.ofSeconds(1));
    fire();
    assertEquals(MoveTask.Status.CANCELLED, newest().status());
    assertEquals(1, sqs.receive(dead).size());
    assertEquals("InvalidParameterValue", refused(() -> cancel(task.handle())).queryCode());
    assertEquals("InvalidParameterValue", refused(() -> cancel("nonsense")).queryCode());
  }

  @Test
  void aMessageThatNeverFailedHasNoSource() {
    sqs.send(dead, "direct");
    start(null, null);
    fireAll();
    assertEquals(MoveTask.Status.FAILED, newest().status());
    assertEquals("CouldNotDetermineMessageSource", newest().failure());
    assertEquals(1, sqs.receive(dead).size());
  }

  @Test
  void oneTaskRunsForAQueueAndTenAreKnown() {
    start(null, null);
    assertTrue(
        refused(() -> start(null, null))
            .getMessage()
            .startsWith("There is already a task running."));
    fireAll();
    for (int i = 0; i < 11; i++) {
      start(null, null);
      fireAll();
    }
    assertEquals(10, list(10).size());
    assertEquals(1, list(null).size());
  }

  @Test
  void onlyADeadLetterQueueIsMovedFrom() {
    assertEquals(
        "Source queue must be configured as a Dead Letter Queue.",
        refused(() ->
                sqs.store.write(
                    tx -> moves.start(tx, sqs.turn(), source.arn().value(), null, null)))
            .getMessage());
    assertEquals("ResourceNotFoundException", refused(() -> start(dead.arn() + "x", null)).code());
    assertEquals("InvalidParameterValue", refused(() -> start(null, 501)).queryCode());
  }

  private void bury(int messages) {
    assertEquals(messages, sqs.receive(source).size());
    sqs.pass(Duration.ofSeconds(30));
    assertEquals(List.of(), sqs.receive(source));
  }

  private MoveTask start(@Nullable String destination, @Nullable Integer rate) {
    return sqs.store.write(
        tx -> moves.start(tx, sqs.turn(), dead.arn().value(), destination, rate));
  }

  private void cancel(String handle) {
    sqs.store.write(tx -> moves.cancel(tx, handle));
  }

  private void fire() {
    sqs.store.write(tx -> {
      List<Timer> due = tx.timers().due(sqs.now, 10);
      for (Timer timer : due) {
        tx.timers().cancel(timer.id());
        moves.fire(tx, sqs.turn(), timer);
      }
      return due.size();
    });
  }

  private void fireAll() {
    fire();
    fire();
  }

  private MoveTask newest() {
    return list(null).getFirst();
  }

  private List<MoveTask> list(@Nullable Integer max) {
    return sqs.store.read(tx -> moves.list(tx, dead.arn().value(), max));
  }

  private static AwsException refused(Executable call) {
    return assertThrows(AwsException.class, call);
  }
}
