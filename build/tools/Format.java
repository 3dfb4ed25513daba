import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks or rewrites every Java file of the checkout with google-java-format.
 *
 * <p>A program of its own because the formatter needs a newer Java than Maven may run on.
 */
final class Format {
  public static void main(String[] args) throws Exception {
    boolean write = args[0].equals("write");
    List<Path> unformatted;
    try (Stream<Path> files = Files.walk(Path.of(args[1]))) {
      unformatted =
          files
              .filter(Format::isSource)
              .parallel()
              .filter(file -> differs(file, write))
              .sorted()
              .toList();
    }
    if (!unformatted.isEmpty() && !write) {
      unformatted.forEach(file -> System.err.println("not formatted: " + file));
      System.err.println("Run: ./mvnw -q -N validate -Dformat=write");
      System.exit(1);
    }
  }

  private static boolean isSource(Path file) {
    String name = file.toString();
    return name.endsWith(".java")
        && !name.contains("/target/classes/")
        && !name.contains("/target/generated")
        && !name.contains("/node_modules/");
  }

  /**
   * Whether the file is not as the formatter would write it; with {@code write} it is afterwards.
   */
  private static boolean differs(Path file, boolean write) {
    try {
      String text = Files.readString(file);
      String ordered =
          ImportOrderer.reorderImports(RemoveUnusedImports.removeUnusedImports(text), Style.GOOGLE);
      String formatted = new Formatter().formatSource(ordered);
      if (formatted.equals(text)) {
        return false;
      }
      if (write) {
        Files.writeString(file, formatted);
      }
      return true;
    } catch (IOException | com.google.googlejavaformat.java.FormatterException e) {
      throw new IllegalStateException("cannot format " + file, e);
    }
  }
}
