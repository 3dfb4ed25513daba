package dev.holdpoint.app.cli;

import dev.holdpoint.app.node.Node;
import dev.holdpoint.app.stack.StackCheck;
import dev.holdpoint.app.stack.StackRunner;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run}: makes what a template names, and serves it. */
@Command(
    name = "run",
    description = "Makes what a SAM or CloudFormation template names, and serves it.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Parameters(paramLabel = "TEMPLATE", description = "The template, YAML or JSON.")
  private Path template = Path.of("template.yaml");

  @Option(
      names = "--parameter",
      paramLabel = "KEY=VALUE",
      description = "A value for one of the template's parameters; may be given often.")
  private Map<String, String> parameters = Map.of();

  @Option(
      names = "--stack-name",
      paramLabel = "NAME",
      description = "The stack's name. Default: the name of the template's folder.")
  private @Nullable String stackName;

  @Option(
      names = "--allow-missing-endpoints",
      description = "Runs a template although its workflows call services that have no endpoint.")
  private boolean allowMissingEndpoints;

  @Mixin private SettingOptions settings = new SettingOptions();

  @Override
  public Integer call() throws InterruptedException {
    try (Serving serving = Serving.begin(Node.start(settings.read()))) {
      StackRunner all = serving.node().stacks();
      StackRunner stacks = allowMissingEndpoints ? all.with(StackCheck.NONE) : all;
      StackRunner.Outcome outcome = stacks.run(stack(), template, parameters);
      StackSummary.print(outcome);
      serving.ready();
      return serving.untilStopped();
    }
  }

  private String stack() {
    if (stackName != null) {
      return stackName;
    }
    Path folder = template.toAbsolutePath().normalize().getParent();
    Path name = folder == null ? null : folder.getFileName();
    String letters = name == null ? "" : name.toString().replaceAll("[^A-Za-z0-9-]", "-");
    return letters.matches("[A-Za-z].*") ? letters : "stack";
  }
}
