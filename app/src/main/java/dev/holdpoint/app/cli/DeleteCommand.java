package dev.holdpoint.app.cli;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.node.Node;
import dev.holdpoint.app.stack.StackRunner;
import dev.holdpoint.core.json.Json;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code delete}: takes a stack away, from a node that runs or from a stopped one's store. */
@Command(
    name = "delete",
    description =
        "Takes a stack away with all that it made, but for what its DeletionPolicy retains.",
    mixinStandardHelpOptions = true)
final class DeleteCommand implements Callable<Integer> {
  @Parameters(paramLabel = "STACK", description = "The stack's name.")
  private String stack = "";

  @Mixin private SettingOptions settings = new SettingOptions();

  @Override
  public Integer call() throws InterruptedException {
    Config config = settings.read();
    JsonNode answer = RunningNode.of(config).call("DELETE", "/_holdpoint/stacks/" + stack, null);
    if (answer == null) {
      try (Node node = Node.still(config)) {
        tell(node.stacks().delete(stack));
      }
    } else {
      tell(Json.read(answer, StackRunner.Deletion.class));
    }
    return 0;
  }

  private void tell(StackRunner.Deletion deletion) {
    Terminal.line("Stack %s is gone: %d resources".formatted(stack, deletion.deleted().size()));
    List<String> kept = deletion.retained();
    if (!kept.isEmpty()) {
      Terminal.line("  Retained: " + String.join(", ", kept));
    }
  }
}
