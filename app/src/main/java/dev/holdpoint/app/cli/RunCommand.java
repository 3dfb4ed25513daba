package dev.holdpoint.app.cli;

import dev.holdpoint.app.node.Node;
import dev.holdpoint.app.stack.StackCheck;
import dev.holdpoint.app.stack.StackRequest;
import dev.holdpoint.app.stack.StackRunner;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run}: makes what templates name, and serves it. */
@Command(
    name = "run",
    description = "Makes what SAM, CloudFormation or CDK templates name, and serves it.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Mixin private TemplateOptions templates = new TemplateOptions();

  @Option(
      names = "--allow-missing-endpoints",
      description = "Runs a template although its workflows call services that have no endpoint.")
  private boolean allowMissingEndpoints;

  @Mixin private SettingOptions settings = new SettingOptions();

  @Override
  public Integer call() throws InterruptedException {
    List<StackRequest> requests = templates.application().requests();
    try (Serving serving = Serving.begin(Node.start(settings.read()))) {
      StackRunner all = serving.node().stacks();
      StackRunner stacks = allowMissingEndpoints ? all.with(StackCheck.NONE) : all;
      for (StackRequest request : requests) {
        StackSummary.print(stacks.run(request));
      }
      serving.ready();
      return serving.untilStopped();
    }
  }
}
