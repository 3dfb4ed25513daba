package dev.holdpoint.app.run;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Set;

/**
 * What files look like from outside: their names, sizes and times. Two that are alike are taken for
 * the same.
 */
final class Fingerprint extends SimpleFileVisitor<Path> {
  /** What tools write beside code and nobody means. */
  private static final Set<String> PASSED_OVER = Set.of(".git", ".holdpoint", "__pycache__");

  private final Path except;
  private long sum;

  private Fingerprint(Path except) {
    this.except = except;
  }

  /**
   * Of these files and folders; what is not there counts as such.
   *
   * @param except a folder that changes all the time
   */
  static long of(Collection<Path> paths, Path except) {
    Fingerprint print = new Fingerprint(except.toAbsolutePath().normalize());
    for (Path path : paths) {
      try {
        Files.walkFileTree(path.toAbsolutePath().normalize(), print);
      } catch (IOException e) {
        // It went while it was looked at: the next look tells.
        print.sum += path.hashCode();
      }
    }
    return print.sum;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    Path name = folder.getFileName();
    boolean passed = name != null && PASSED_OVER.contains(name.toString());
    return passed || folder.equals(except)
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    long one = file.hashCode();
    one = 31 * one + attributes.size();
    one = 31 * one + attributes.lastModifiedTime().toMillis();
    // Whatever order a folder is read in.
    sum += Long.rotateLeft(one * 0x9E3779B97F4A7C15L, 29) * 0xBF58476D1CE4E5B9L;
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    return FileVisitResult.CONTINUE;
  }
}
