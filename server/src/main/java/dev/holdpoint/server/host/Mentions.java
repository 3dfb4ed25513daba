package dev.holdpoint.server.host;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks whether code names a library at all, so that only what is used is fetched. */
final class Mentions {
  private Mentions() {}

  /**
   * Everything in the folders' files that the pattern finds.
   *
   * @param endings of the names of the files to look into
   */
  static Set<String> of(Pattern pattern, List<Path> folders, Set<String> endings)
      throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path folder : folders) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.filter(one -> ends(one, endings)).toList()) {
          String text = Files.readString(file, ISO_8859_1);
          pattern.matcher(text).results().map(MatchResult::group).forEach(found::add);
        }
      }
    }
    return found;
  }

  private static boolean ends(Path file, Set<String> endings) {
    String name = file.toString();
    return endings.contains(name.substring(name.lastIndexOf('.') + 1)) && Files.isRegularFile(file);
  }
}
