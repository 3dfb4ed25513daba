package dev.holdpoint.app.cli;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.node.StartException;
import dev.holdpoint.core.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** {@code deploy}: makes stacks on a node that runs already. */
@Command(
    name = "deploy",
    description = "Makes what templates name on the node that runs already, beside its stacks.",
    mixinStandardHelpOptions = true)
final class DeployCommand implements Callable<Integer> {
  @Mixin private TemplateOptions templates = new TemplateOptions();

  @Mixin private SettingOptions settings = new SettingOptions();

  @Override
  public Integer call() throws InterruptedException {
    Config config = settings.read();
    RunningNode node = RunningNode.of(config);
    JsonNode application = Json.tree(templates.application().absolute());
    JsonNode answer = node.call("POST", "/_holdpoint/stacks", application);
    if (answer == null) {
      throw new StartException(
          "Nobody listens at %s. Give --port, or start one: holdpoint run TEMPLATE."
              .formatted(node.base()));
    }
    answer.values().forEach(StackSummary::print);
    return 0;
  }
}
