package dev.holdpoint.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The files of this checkout, without what is built or kept there. */
final class Checkout {
  static final Path ROOT = Path.of(System.getProperty("holdpoint.root")).toAbsolutePath();

  private static final Set<String> NOT_OURS =
      Set.of(".git", ".holdpoint", ".idea", ".vscode", "node_modules", "target");
  private static final Set<String> TEXTS =
      Set.of(
          "",
          "css",
          "html",
          "java",
          "js",
          "json",
          "md",
          "mjs",
          "properties",
          "py",
          "sh",
          "sql",
          "svg",
          "txt",
          "xml",
          "yaml",
          "yml");

  private Checkout() {}

  /** Every text file, in the order of their names. */
  static List<Path> texts() {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(ROOT, new Walk(found));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.stream().sorted().toList();
  }

  static List<Path> java() {
    return texts().stream().filter(file -> file.toString().endsWith(".java")).toList();
  }

  /** Java files that ship. */
  static List<Path> mainJava() {
    return java().stream().filter(Checkout::ships).toList();
  }

  static boolean ships(Path file) {
    return name(file).contains("/src/main/java/") || name(file).startsWith("src/main/java/");
  }

  /** A file's path below the root, with slashes. */
  static String name(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final List<Path> found;

    Walk(List<Path> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return NOT_OURS.contains(folder.getFileName().toString())
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = file.getFileName().toString();
      String ending = name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
      if (attributes.isRegularFile() && TEXTS.contains(ending)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
