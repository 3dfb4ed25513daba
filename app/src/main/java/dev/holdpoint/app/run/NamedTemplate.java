package dev.holdpoint.app.run;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A template as it is named on the command line: {@code [NAME=]PATH}.
 *
 * @param name of its stack, or null where the folder's is meant
 */
public record NamedTemplate(@Nullable String name, Path path) {
  private static final Pattern NAMED = Pattern.compile("([A-Za-z][A-Za-z0-9-]*)=(.+)");

  /**
   * Reads one.
   *
   * @throws InvalidPathException where it cannot be a path
   */
  public static NamedTemplate parse(String text) {
    Matcher named = NAMED.matcher(text);
    return named.matches() && Files.notExists(Path.of(text))
        ? new NamedTemplate(named.group(1), Path.of(named.group(2)))
        : new NamedTemplate(null, Path.of(text));
  }

  NamedTemplate absolute() {
    return new NamedTemplate(name, path.toAbsolutePath().normalize());
  }

  /** The given name, else the folder's as far as it may be one. */
  String stackName() {
    if (name != null) {
      return name;
    }
    Path folder = path.toAbsolutePath().normalize().getParent();
    Path last = folder == null ? null : folder.getFileName();
    String letters = last == null ? "" : last.toString().replaceAll("[^A-Za-z0-9-]", "-");
    return letters.matches("[A-Za-z].*") ? letters : "stack";
  }
}
