package dev.holdpoint.app.cli;

import dev.holdpoint.app.backup.Backup;
import dev.holdpoint.app.node.DataFolder;
import dev.holdpoint.app.node.StartException;
import dev.holdpoint.core.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code backup}: everything durable in one file. */
@Command(
    name = "backup",
    description = "Writes all that the data folder holds into one file, also while it is served.",
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      description = "The file to write; one that is there is replaced.")
  private Path file = Path.of("");

  @Mixin private SettingOptions settings = new SettingOptions();

  @Override
  public Integer call() {
    try {
      DataFolder folder = new DataFolder(settings.readFolder());
      int missing = Backup.make(folder, file);
      Terminal.line("Backed up to " + file);
      if (missing > 0) {
        Terminal.error(
            missing
                + " objects of buckets are not in it: their files are not in "
                + folder.objects()
                + ", or were replaced meanwhile.");
      }
      if (Files.exists(folder.dynamodb())) {
        Terminal.error(
            "The tables of DynamoDB Local are not in it: they are AWS's own files in "
                + folder.dynamodb()
                + ". Copy that folder while nothing serves it.");
      }
      return 0;
    } catch (IOException | StoreException e) {
      throw new StartException("The backup failed: " + e.getMessage());
    }
  }
}
