package dev.holdpoint.app.cli;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.node.DataFolder;
import dev.holdpoint.app.node.StartException;
import dev.holdpoint.server.logs.LogTail;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logs}: what a function wrote, or what a log group holds, read from the data folder. */
@Command(
    name = "logs",
    description = "Shows what a function wrote, or what another log group holds.",
    mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "NAME",
      description = "The function's name, its logical id in a template, or a log group's name.")
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
    LogTail tail = new LogTail(() -> folder.logs().named(group(folder)), System.out);
    if (folder.logs().named(group(folder)).isEmpty() && !follow) {
      throw new StartException(
          "There is no log of %s in %s. There are: %s"
              .formatted(name, config.data(), String.join(", ", folder.logs().groups())));
    }
    if (follow) {
      tail.follow(() -> true);
    } else {
      tail.copy();
    }
    return 0;
  }

  private String group(DataFolder folder) {
    boolean isGroup = name.startsWith("/") || folder.logs().groups().contains(name);
    return isGroup ? name : DataFolder.FUNCTIONS + folder.functionNamed(name);
  }
}
