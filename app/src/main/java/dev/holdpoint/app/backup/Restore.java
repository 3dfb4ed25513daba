package dev.holdpoint.app.backup;

import dev.holdpoint.app.node.DataFolder;
import dev.holdpoint.app.node.StartException;
import dev.holdpoint.core.store.StoreException;
import dev.holdpoint.server.api.s3.ObjectFiles;
import dev.holdpoint.store.SqliteCopy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Makes a data folder of a backup; it is there whole and checked, or not at all. */
public final class Restore {
  private static final Pattern OBJECT =
      Pattern.compile(Pattern.quote(Backup.OBJECTS) + "(\\d{1,19})/([A-Za-z0-9-]{1,64})");

  private Restore() {}

  /**
   * Makes the folder.
   *
   * @throws StartException where the folder holds something, or the file is no whole backup
   */
  public static void into(Path data, Path file) throws IOException {
    Path target = data.toAbsolutePath().normalize();
    checkEmpty(target);
    Files.createDirectories(target.getParent());
    Path staged = target.resolveSibling(target.getFileName() + ".restoring");
    Durable.delete(staged);
    try {
      unpack(file, Files.createDirectory(staged));
      SqliteCopy.check(staged.resolve(Backup.DATABASE));
      Files.deleteIfExists(target);
      Durable.move(staged, target);
    } catch (StoreException e) {
      throw new StartException("The backup %s cannot be used: %s".formatted(file, e.getMessage()));
    } finally {
      Durable.delete(staged);
    }
  }

  private static void checkEmpty(Path target) throws IOException {
    if (!Files.exists(target)) {
      return;
    }
    try (Stream<Path> inside = Files.list(target)) {
      if (inside.findAny().isPresent()) {
        throw new StartException(
            "The data folder %s is not empty. Restore into another with --data DIR."
                .formatted(target));
      }
    }
  }

  private static void unpack(Path file, Path staged) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(new BufferedInputStream(in))) {
      checkAbout(file, zip);
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Matcher object = OBJECT.matcher(entry.getName());
        if (object.matches()) {
          unpackObject(zip, object, staged);
        } else {
          unpack(file, zip, entry.getName(), staged);
        }
      }
    }
    if (!Files.exists(staged.resolve(Backup.DATABASE))) {
      throw new StartException("The backup %s is not whole: it has no database.".formatted(file));
    }
  }

  private static void unpack(Path file, ZipInputStream zip, String name, Path staged)
      throws IOException {
    Path path = staged.resolve(name).normalize();
    boolean known =
        name.equals(Backup.DATABASE)
            || (name.startsWith(Backup.CODE) && path.startsWith(staged.resolve(Backup.CODE)));
    if (!known) {
      throw new StartException("The backup %s holds what no backup has: %s".formatted(file, name));
    }
    Files.createDirectories(path.getParent());
    Files.copy(zip, path);
  }

  /** The node that starts gives it the name of its key; by its time it knows it. */
  private static void unpackObject(ZipInputStream zip, Matcher object, Path staged)
      throws IOException {
    Path path = ObjectFiles.contents(new DataFolder(staged).objects()).resolve(object.group(2));
    Files.createDirectories(path.getParent());
    Files.copy(zip, path);
    long modified = Long.parseLong(object.group(1));
    Files.setLastModifiedTime(path, FileTime.from(modified, TimeUnit.NANOSECONDS));
  }

  private static void checkAbout(Path file, ZipInputStream zip) throws IOException {
    ZipEntry first = zip.getNextEntry();
    boolean ours =
        first != null
            && first.getName().equals(Backup.ABOUT)
            && new String(zip.readNBytes(100), StandardCharsets.UTF_8).equals(Backup.ABOUT_TEXT);
    if (!ours) {
      throw new StartException(
          "The file %s is no backup that this Holdpoint can read.".formatted(file));
    }
  }
}
