package dev.holdpoint.app.cli;

import dev.holdpoint.app.node.Node;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code serve}: what is in the data folder goes on. */
@Command(
    name = "serve",
    description = "Serves what the data folder holds; a fresh one is empty.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Mixin private SettingOptions settings = new SettingOptions();

  @Override
  public Integer call() throws InterruptedException {
    try (Serving serving = Serving.begin(Node.start(settings.read()))) {
      serving.ready();
      return serving.untilStopped();
    }
  }
}
