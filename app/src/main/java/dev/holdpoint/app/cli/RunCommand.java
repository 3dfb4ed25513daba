package dev.holdpoint.app.cli;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.node.Node;
import dev.holdpoint.app.run.Application;
import dev.holdpoint.app.run.Rounds;
import dev.holdpoint.app.run.Watch;
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

  @Option(
      names = "--no-watch",
      description = "Does not look for changes of the templates, definitions and code.")
  private boolean noWatch;

  @Mixin private SettingOptions settings = new SettingOptions();

  @Override
  public Integer call() throws InterruptedException {
    Application application = templates.application();
    List<StackRequest> requests = application.requests();
    Config config = settings.read();
    try (Serving serving = Serving.begin(Node.start(config))) {
      StackRunner all = serving.node().stacks();
      StackRunner stacks = allowMissingEndpoints ? all.with(StackCheck.NONE) : all;
      Rounds rounds = new Rounds(application, stacks, new StackSummary());
      rounds.first(requests);
      serving.ready();
      return noWatch ? serving.untilStopped() : watched(serving, rounds, config);
    }
  }

  private static int watched(Serving serving, Rounds rounds, Config config)
      throws InterruptedException {
    try (Watch watch = new Watch(rounds::files, config.data(), rounds::again)) {
      watch.start();
      return serving.untilStopped();
    }
  }
}
