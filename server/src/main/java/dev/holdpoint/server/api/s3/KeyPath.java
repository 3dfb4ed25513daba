package dev.holdpoint.server.api.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Keys as files in a bucket's folder. Not every key is one: S3 knows no folders, so {@code a//b},
 * {@code ../a}, {@code a/} and both {@code a} and {@code a/b} are keys as good as any.
 */
final class KeyPath {
  private static final int LONGEST_NAME = 255;
  private static final String FORBIDDEN = "\\:*?\"<>|";

  private KeyPath() {}

  /** The file for a key, within the folder in any case; null where the key is no file's name. */
  static @Nullable Path of(Path folder, String key) {
    for (String name : key.split("/", -1)) {
      if (!isName(name)) {
        return null;
      }
    }
    try {
      Path path = folder.resolve(key);
      return path.normalize().startsWith(folder) && path.normalize().equals(path) ? path : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** Names that begin with a dot are left to what people and programs hide. */
  static boolean isName(String name) {
    return !name.isEmpty()
        && !name.startsWith(".")
        && !name.endsWith(".")
        && !name.endsWith(" ")
        && name.getBytes(UTF_8).length <= LONGEST_NAME
        && name.chars().allMatch(c -> c >= ' ' && c != 0x7f && FORBIDDEN.indexOf(c) < 0);
  }

  /** The key of a file in a bucket's folder, or null where it is none. */
  static @Nullable String key(Path folder, Path file) {
    String key = folder.relativize(file).toString().replace('\\', '/');
    Path path = of(folder, key);
    return path != null && path.equals(file) ? key : null;
  }

  /**
   * Whether a file may have this name: no folder has it, no link is on the way, and no file of
   * another name is taken for it, as file systems do that do not tell letters apart.
   */
  static boolean isFree(Path folder, Path path) throws IOException {
    Path parent = path.resolveSibling("");
    Path straight = folder.toRealPath().resolve(folder.relativize(parent));
    if (!parent.toRealPath().equals(straight.normalize())
        || Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    return !Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        || path.toRealPath(LinkOption.NOFOLLOW_LINKS).getFileName().equals(path.getFileName());
  }
}
