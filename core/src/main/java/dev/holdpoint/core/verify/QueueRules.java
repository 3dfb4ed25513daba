package dev.holdpoint.core.verify;

import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Survey;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import java.util.function.Consumer;

/** What queues keep beside their messages: groups, and what they remember for some minutes. */
final class QueueRules {
  private static final int PAGE = 500;

  private final Tx tx;
  private final Consumer<Finding> told;

  QueueRules(Tx tx, Consumer<Finding> told) {
    this.tx = tx;
    this.told = told;
  }

  /** Something of a queue's behind this one. */
  private interface Page {
    List<Survey.OfQueue> after(String queue, String name, int limit);
  }

  void check() {
    each("group", tx.survey()::groups);
    tx.survey().lostGroups(PAGE).stream()
        .filter(group -> !isEmptied(group.queue()))
        .forEach(group -> tell("group", group));
    each("recollection", tx.survey()::recollections);
  }

  private void each(String table, Page page) {
    String queue = "";
    String name = "";
    List<Survey.OfQueue> rows;
    do {
      rows = page.after(queue, name, PAGE);
      for (Survey.OfQueue row : rows) {
        queue = row.queue();
        name = row.name();
        if (row.damage() != null && !isEmptied(queue)) {
          tell(table, row);
        }
      }
    } while (rows.size() == PAGE);
  }

  /** Where messages are still being taken away, groups go with them or before. */
  private boolean isEmptied(String place) {
    return tx.resources().find(ResourceKind.EMPTIED, place) != null;
  }

  private void tell(String table, Survey.OfQueue row) {
    told.accept(new Finding(table + " " + row.queue() + " " + row.name(), row.damage() + "."));
  }
}
