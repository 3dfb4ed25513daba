package dev.holdpoint.server.host;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Looks whether code names a library at all, so that only what is used is fetched. */
final class Mentions extends SimpleFileVisitor<Path> {
  private final Pattern pattern;
  private final Set<String> endings;
  private final Set<String> found = new TreeSet<>();

  private Mentions(Pattern pattern, Set<String> endings) {
    this.pattern = pattern;
    this.endings = endings;
  }

  /**
   * What the first group of the pattern finds in the folders' files, without modules of npm: they
   * bring what they name.
   *
   * @param endings of the names of the files to look into
   */
  static Set<String> of(Pattern pattern, List<Path> folders, Set<String> endings)
      throws IOException {
    Mentions mentions = new Mentions(pattern, endings);
    for (Path folder : folders) {
      Files.walkFileTree(folder, mentions);
    }
    return mentions.found;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    return folder.endsWith("node_modules")
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    String name = file.toString();
    if (endings.contains(name.substring(name.lastIndexOf('.') + 1))) {
      String text = Files.readString(file, ISO_8859_1);
      pattern.matcher(text).results().forEach(m -> found.add(Objects.requireNonNull(m.group(1))));
    }
    return FileVisitResult.CONTINUE;
  }
}
