package dev.holdpoint.server.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;

/** Folders as wholes. */
public final class Tree {
  /** What tools keep beside a source, and no function needs. */
  private static final Set<String> BESIDE =
      Set.of(".git", ".aws-sam", ".holdpoint", "__pycache__", ".venv");

  private Tree() {}

  private interface Seen {
    void file(Path file, BasicFileAttributes attributes) throws IOException;
  }

  private static FileVisitor<Path> visitor(Path root, Set<String> without, Seen seen) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        Path name = folder.getFileName();
        boolean passed = name != null && without.contains(name.toString()) && !folder.equals(root);
        return passed ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
          throws IOException {
        seen.file(file, attributes);
        return FileVisitResult.CONTINUE;
      }
    };
  }

  /** Copies a source, without what tools keep beside it. */
  static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(from, visitor(from, BESIDE, (file, _) -> place(from, file, to, false)));
  }

  /** The same, also without this folder's output and modules: they are made anew. */
  static void copyPure(Path from, Path to) throws IOException {
    Set<String> made = Set.of(".git", ".aws-sam", ".holdpoint", "target", "node_modules", ".venv");
    Files.walkFileTree(from, visitor(from, made, (file, _) -> place(from, file, to, false)));
  }

  /** Puts a folder that never changes there, without copying where that can be. */
  static void link(Path from, Path to) throws IOException {
    Files.walkFileTree(from, visitor(from, Set.of(), (file, _) -> place(from, file, to, true)));
  }

  private static void place(Path from, Path file, Path to, boolean link) throws IOException {
    Path copy = to.resolve(from.relativize(file).toString());
    Files.createDirectories(copy.getParent());
    if (Files.isSymbolicLink(file) && link) {
      Files.createSymbolicLink(copy, Files.readSymbolicLink(file));
    } else if (Files.isRegularFile(file) && Files.notExists(copy)) {
      if (!link || !linked(file, copy)) {
        Files.copy(file, copy);
      }
    }
  }

  private static boolean linked(Path file, Path target) {
    try {
      Files.createLink(target, file);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      // Another file system.
      return false;
    }
  }

  /** The newest change in a source. */
  public static long newest(Path root) throws IOException {
    long[] newest = {0};
    Files.walkFileTree(
        root,
        visitor(
            root,
            BESIDE,
            (_, seen) -> newest[0] = Math.max(newest[0], seen.lastModifiedTime().toMillis())));
    return newest[0];
  }

  /** The content of a source by its hash: two that are alike are built alike. */
  static String hash(Path root) throws IOException {
    TreeMap<String, Path> files = new TreeMap<>();
    Set<String> made = Set.of(".git", ".aws-sam", ".holdpoint", "target", "node_modules", ".venv");
    Files.walkFileTree(
        root, visitor(root, made, (file, _) -> files.put(root.relativize(file).toString(), file)));
    MessageDigest digest = sha256();
    for (var file : files.entrySet()) {
      if (Files.isRegularFile(file.getValue())) {
        byte[] content = Files.readAllBytes(file.getValue());
        digest.update((file.getKey() + "\0" + content.length + "\0").getBytes(UTF_8));
        digest.update(content);
      }
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  /** Texts by their hash. */
  static String hash(String... texts) {
    return HexFormat.of()
        .formatHex(sha256().digest(String.join("\0", texts).getBytes(UTF_8)), 0, 16);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-256 in every JDK", e);
    }
  }
}
