package dev.holdpoint.app.demo;

import dev.holdpoint.app.node.Node;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.states.Histories;
import dev.holdpoint.core.store.ExecutionFilter;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.Mail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Follows a machine's executions and tells what happens to them: those that run when it begins, and
 * every later one. It only reads, and what it tells holds no token.
 */
final class Narrator {
  private static final int AT_ONCE = 20;
  private static final int EVENTS = 100;
  private static final int MAILS = 100;
  private static final long PAUSE_MILLIS = 250;

  private final Node node;
  private final Arn machine;
  private final Consumer<String> out;
  private final Map<ExecutionId, Story> stories = new LinkedHashMap<>();
  private ExecutionId newest = new ExecutionId(0);

  Narrator(Node node, Arn machine, Consumer<String> out) {
    this.node = node;
    this.machine = machine;
    this.out = out;
    for (ExecutionRow row : latest()) {
      note(row);
      if (row.status() == ExecutionStatus.RUNNING) {
        follow(row);
      }
    }
  }

  /** Goes on until it is interrupted. */
  void run() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    do {
      look();
    } while (!never.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
  }

  private void look() {
    ExecutionId before = newest;
    for (ExecutionRow row : latest().reversed()) {
      if (row.id().value() > before.value()) {
        note(row);
        follow(row);
      }
    }
    List<Mail> mails = stories.isEmpty() ? List.of() : mails();
    stories.values().forEach(story -> tell(story, mails));
    stories.values().removeIf(Story::isOver);
  }

  private List<ExecutionRow> latest() {
    return node.store()
        .read(tx -> tx.executions().list(ExecutionFilter.of(machine, null), null, AT_ONCE));
  }

  private List<Mail> mails() {
    return node.store().read(tx -> tx.mails().list(MAILS));
  }

  private void note(ExecutionRow row) {
    if (row.id().value() > newest.value()) {
      newest = row.id();
    }
  }

  private void follow(ExecutionRow row) {
    stories.put(row.id(), new Story(row, node.address(), out));
  }

  private void tell(Story story, List<Mail> mails) {
    Histories.Page page =
        node.store().read(tx -> Histories.forward(tx, story.row(), story.next(), EVENTS));
    page.events().forEach(timed -> story.tell(timed.event()));
    mails.forEach(story::look);
  }
}
