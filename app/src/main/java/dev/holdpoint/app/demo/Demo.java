package dev.holdpoint.app.demo;

import dev.holdpoint.app.node.Node;
import dev.holdpoint.app.stack.StackResource;
import dev.holdpoint.app.stack.StackRunner;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.store.ExecutionFilter;
import dev.holdpoint.core.store.ExecutionStatus;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The example's stack on a node, with one execution to begin with and somebody who narrates. */
public final class Demo {
  private static final String STACK = "approval";

  private final Node node;
  private final Consumer<String> out;

  public Demo(Node node, Consumer<String> out) {
    this.node = node;
    this.out = out;
  }

  /** Makes the stack. */
  public StackRunner.Outcome prepare(Path template, Map<String, String> parameters) {
    return node.stacks().run(STACK, template, parameters);
  }

  /**
   * Confirms the mailbox's own subscription, starts an execution unless one waits already, and
   * narrates until it is interrupted.
   */
  public void tell(StackRunner.Outcome stack) throws InterruptedException {
    Arn machine = Arn.of(output(stack, "StateMachineArn"));
    StackResource topic = stack.stack().resource("VerificationTopic");
    if (topic != null) {
      new MailboxOwner(node, out).confirm(Arn.of(topic.made().physicalId()));
    }
    Narrator narrator = new Narrator(node, machine, out);
    boolean waits =
        !node.store()
            .read(tx ->
                tx.executions().list(ExecutionFilter.of(machine, ExecutionStatus.RUNNING), null, 1))
            .isEmpty();
    if (waits) {
      out.accept("What waited goes on where it was:");
    } else {
      node.startExecution(machine, "{}");
    }
    narrator.run();
  }

  private static String output(StackRunner.Outcome stack, String name) {
    JsonNode value = stack.stack().outputs().get(name);
    if (value == null) {
      throw new TemplateException("The example's template lacks the output " + name + ".");
    }
    return value.asString();
  }
}
