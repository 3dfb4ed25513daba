package dev.holdpoint.app.backup;

import dev.holdpoint.app.node.DataFolder;
import dev.holdpoint.server.api.s3.ObjectCopies;
import dev.holdpoint.store.ReadOnlyStore;
import dev.holdpoint.store.SqliteCopy;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a data folder into one file, beside the node that serves it. All that was answered before
 * it began is in it.
 */
public final class Backup {
  static final String ABOUT = "holdpoint-backup";
  static final String ABOUT_TEXT = "A backup of Holdpoint, form 1\n";
  static final String DATABASE = "holdpoint.db";
  static final String CODE = "functions/code/";

  /** Then come when its bytes were put, in nanoseconds since the epoch, and their name. */
  static final String OBJECTS = "objects/";

  private Backup() {}

  /**
   * Makes the file, or replaces it; until it is whole and on the disk it has another name.
   *
   * @return how many objects of buckets are not in it: their bytes are not in the folder, or were
   *     replaced meanwhile
   */
  public static int make(DataFolder folder, Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path copy = target.resolveSibling(target.getFileName() + ".database");
    Path archive = target.resolveSibling(target.getFileName() + ".unfinished");
    Durable.delete(copy);
    try {
      SqliteCopy.make(folder.database(), copy);
      int missing = write(folder, copy, archive);
      Durable.move(archive, target);
      return missing;
    } finally {
      Durable.delete(copy);
      Durable.delete(archive);
    }
  }

  private static int write(DataFolder folder, Path copy, Path archive) throws IOException {
    try (OutputStream out = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out))) {
      zip.setLevel(Deflater.BEST_SPEED);
      zip.putNextEntry(new ZipEntry(ABOUT));
      zip.write(ABOUT_TEXT.getBytes(StandardCharsets.UTF_8));
      add(zip, copy, DATABASE);
      // Code is on the disk before a row names it, and never changes: what the copy names is there.
      Path code = folder.functions().resolve("code");
      for (Path path : files(code)) {
        add(zip, path, CODE + code.relativize(path).toString().replace('\\', '/'));
      }
      return objects(folder, copy, zip);
    }
  }

  private static int objects(DataFolder folder, Path copy, ZipOutputStream zip) throws IOException {
    try (ReadOnlyStore store = ReadOnlyStore.open(copy)) {
      return new ObjectCopies(store, folder.objects())
          .each((content, modified, bytes) -> {
            zip.putNextEntry(new ZipEntry(OBJECTS + modified + "/" + content));
            bytes.transferTo(zip);
            zip.closeEntry();
          });
    }
  }

  private static List<Path> files(Path code) throws IOException {
    if (!Files.isDirectory(code)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(code)) {
      return all.filter(Files::isRegularFile).filter(path -> !isUnfinished(code, path)).toList();
    }
  }

  private static boolean isUnfinished(Path code, Path path) {
    return code.relativize(path).getName(0).toString().startsWith("new-");
  }

  private static void add(ZipOutputStream zip, Path path, String name) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    try {
      Files.copy(path, zip);
    } catch (NoSuchFileException e) {
      throw new IOException("Expected a file that does not change, but it went: " + path, e);
    }
    zip.closeEntry();
  }
}
