package dev.holdpoint.app.cli;

import dev.holdpoint.app.backup.Restore;
import dev.holdpoint.app.node.StartException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code restore}: a data folder from a backup. */
@Command(
    name = "restore",
    description = "Makes a data folder of a backup; the folder must be empty or not there.",
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "A file that backup wrote.")
  private Path file = Path.of("");

  @Mixin private SettingOptions settings = new SettingOptions();

  @Override
  public Integer call() {
    try {
      Path data = settings.readFolder();
      Restore.into(data, file);
      Terminal.line("Restored into " + data);
      return 0;
    } catch (IOException e) {
      throw new StartException("The restore failed: " + e.getMessage());
    }
  }
}
