package dev.holdpoint.app.cli;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.node.DataFolder;
import dev.holdpoint.app.node.StartException;
import dev.holdpoint.server.host.LogTail;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logs}: what a function wrote, read from the data folder. */
@Command(
    name = "logs",
    description = "Shows what a function wrote.",
    mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "NAME",
      description = "The function's name, or its logical id in a template.")
  private String name = "";

  @Option(
      names = {"-f", "--follow"},
      description = "Goes on with what comes.")
  private boolean follow;

  @Mixin private SettingOptions settings = new SettingOptions();

  @Override
  @SuppressWarnings("SystemOut") // The log is copied byte by byte.
  public Integer call() throws IOException, InterruptedException {
    Config config = settings.read();
    DataFolder folder = new DataFolder(config.data());
    LogTail tail = new LogTail(folder.functions(), folder.functionNamed(name), System.out);
    if (!tail.exists() && !follow) {
      throw new StartException(
          "There is no log of a function %s in %s. There are: %s"
              .formatted(name, config.data(), String.join(", ", folder.functionsWithLogs())));
    }
    if (follow) {
      tail.follow(() -> true);
    } else {
      tail.copy();
    }
    return 0;
  }
}
