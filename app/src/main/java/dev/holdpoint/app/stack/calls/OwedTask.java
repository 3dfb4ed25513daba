package dev.holdpoint.app.stack.calls;

import dev.holdpoint.app.stack.StackLife;
import dev.holdpoint.app.stack.StackTask;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Tx;

/** A stack's task that is owed; the stack itself knows what it is. */
record OwedTask(String stack, String task, Home home) {

  /** The stack has it to do from now on. */
  static void add(Tx tx, Turn turn, StackLife life, StackTask task) {
    life.doing(task).put(tx);
    String body = Json.tree(new OwedTask(life.name(), task.id(), task.home())).toString();
    tx.outbox().add(new OutboxEntry(turn.ids().next(), OutboxKind.STACK, body, turn.now(), 0));
  }
}
