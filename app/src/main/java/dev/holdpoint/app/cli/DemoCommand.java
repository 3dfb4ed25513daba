package dev.holdpoint.app.cli;

import dev.holdpoint.app.demo.Demo;
import dev.holdpoint.app.node.Node;
import dev.holdpoint.app.node.StartException;
import dev.holdpoint.app.stack.StackRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}: the example from beginning to end. */
@Command(
    name = "demo",
    description = "Runs the approval example and tells step by step what happens.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--parameter",
      paramLabel = "KEY=VALUE",
      description = "A value for one of the template's parameters; may be given often.")
  private Map<String, String> parameters = Map.of();

  @Mixin private SettingOptions settings = new SettingOptions();

  @Override
  public Integer call() throws InterruptedException {
    Path template = template();
    try (Serving serving = Serving.begin(Node.start(settings.read()))) {
      Demo demo = new Demo(serving.node(), Terminal::line);
      StackRunner.Outcome outcome = demo.prepare(template, parameters);
      StackSummary.print(outcome);
      serving.ready();
      Terminal.line("");
      Terminal.line("Look around:  " + serving.node().address().text() + "/");
      Terminal.line("Stop:         Ctrl-C; the same command goes on where it was.");
      Terminal.line("");
      demo.tell(outcome);
      return serving.untilStopped();
    }
  }

  private static Path template() {
    String home = System.getProperty("holdpoint.home", ".");
    Path template = Path.of(home, "examples", "approval", "template.yaml");
    if (Files.notExists(template)) {
      throw new StartException(
          "The example is not at " + template + "; run ./holdpoint demo from a checkout.");
    }
    return template;
  }
}
