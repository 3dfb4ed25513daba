package dev.holdpoint.server.host;

import dev.holdpoint.core.lambda.LambdaError;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** Zip files from anybody: no entry leaves its folder, none grows without end. */
final class Archive {
  private static final int PIECE = 64 * 1024;

  /** Ours: files without content would cost no bytes of the limit. */
  private static final int MOST_ENTRIES = 50_000;

  /** What file systems take: AWS unpacks on one of these too. */
  private static final int MOST_BYTES_OF_A_NAME = 255;

  /** Linux's {@code PATH_MAX}, less what the folder's last name takes more later on. */
  private static final int MOST_BYTES_OF_A_PATH = 4000;

  private Archive() {}

  static void unpack(InputStream archive, Path folder, long limit) throws IOException {
    long left = limit;
    int entries = 0;
    try (ZipInputStream zip = new ZipInputStream(archive)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++entries > MOST_ENTRIES) {
          throw LambdaError.codeTooLarge(limit);
        }
        Path target = inside(folder, entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          left = file(zip, target, left, limit);
        }
      }
    } catch (ZipException
        | EOFException
        | FileAlreadyExistsException
        | IllegalArgumentException e) {
      throw LambdaError.badArchive();
    }
    if (entries == 0) {
      throw LambdaError.badArchive();
    }
  }

  private static long file(ZipInputStream zip, Path target, long left, long limit)
      throws IOException {
    if (Files.isDirectory(target)) {
      // Named like a folder of the same archive, or like none, which is the folder of them all.
      throw LambdaError.badArchive();
    }
    Files.createDirectories(target.getParent());
    long rest = copy(zip, target, left, limit);
    keepExecutable(target);
    return rest;
  }

  private static Path inside(Path folder, String name) {
    try {
      Path target = folder.resolve(name).normalize();
      if (target.startsWith(folder) && !name.startsWith("/") && fits(target)) {
        return target;
      }
    } catch (InvalidPathException e) {
      throw LambdaError.badArchive();
    }
    throw LambdaError.badArchive();
  }

  private static boolean fits(Path target) {
    for (Path element : target) {
      if (element.toString().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES_OF_A_NAME) {
        return false;
      }
    }
    return target.toString().getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES_OF_A_PATH;
  }

  /** Writes a file of at most so many bytes; how many more it might have had. */
  static long copy(InputStream in, Path target, long left, long limit) throws IOException {
    long rest = left;
    byte[] piece = new byte[PIECE];
    try (OutputStream out = Files.newOutputStream(target)) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        rest -= read;
        if (rest < 0) {
          throw LambdaError.codeTooLarge(limit);
        }
        out.write(piece, 0, read);
      }
    }
    return rest;
  }

  /** A stream of an archive does not tell modes, so what looks like a program may run. */
  private static void keepExecutable(Path file) throws IOException {
    byte[] head = new byte[4];
    try (InputStream in = Files.newInputStream(file)) {
      int read = in.readNBytes(head, 0, head.length);
      boolean script = read >= 2 && head[0] == '#' && head[1] == '!';
      boolean binary = read == 4 && head[0] == 0x7f && head[1] == 'E' && head[2] == 'L';
      if (script || binary) {
        boolean _ = file.toFile().setExecutable(true);
      }
    }
  }

  /** Whether it brings its libraries as jars under {@code lib/}. */
  static boolean holdsJars(Path archive) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      return zip.stream().map(ZipEntry::getName).anyMatch(n -> n.matches("lib/[^/]*\\.jar"));
    } catch (ZipException e) {
      throw LambdaError.badArchive();
    }
  }
}
