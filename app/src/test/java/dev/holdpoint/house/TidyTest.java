package dev.holdpoint.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house that no compiler knows. Each failure names the places. */
class TidyTest {
  private static final int MAX_FILE_LINES = 400;
  private static final int MAX_METHOD_LINES = 60;

  /** Words that say nothing of what a type is for. */
  private static final Set<String> EMPTY_WORDS =
      Set.of("Impl", "Manager", "Helper", "Util", "Utils", "Common", "Base", "Info", "Abstract");

  private static final Pattern WORD = Pattern.compile("[A-Z][a-z]*[0-9]*");

  /** Products whose tests and engines nobody here may read. Written so that no name stands here. */
  private static final Pattern OTHERS =
      Pattern.compile(
          "(?i)"
              + String.join(
                  "|", "local" + "stack", "\\bmo" + "to\\b", "flo" + "ci", "mini" + "stack"));

  /** Waiting without a condition; each place with its reason. */
  private static final Set<String> MAY_SLEEP =
      Set.of(
          // A log file that another process writes has nothing to wait on.
          "server/src/main/java/dev/holdpoint/server/logs/LogTail.java",
          // A token comes with time alone.
          "server/src/main/java/dev/holdpoint/server/calls/PacedCall.java",
          // A database that is away does not say when it comes back.
          "store/src/main/java/dev/holdpoint/store/PostgresWriter.java",
          "store/src/main/java/dev/holdpoint/store/PostgresListener.java");

  /** What speaks to a person at a terminal. */
  private static final Pattern TERMINAL =
      Pattern.compile(
          "^(app/src/main/java/dev/holdpoint/app/(cli|demo)/|bench/|build/tools/).*"
              + "|.*/sim/SimulateCommand[.]java");

  private static final List<Source> SOURCES = Source.parse(Checkout.java());

  @Test
  void everyPackageSaysWhatItIsAndThatNullIsMarked() {
    List<String> bad =
        Checkout.mainJava().stream()
            .map(Path::getParent)
            .distinct()
            .filter(folder -> !isMarked(folder.resolve("package-info.java")))
            .map(Checkout::name)
            .toList();
    assertEquals(List.of(), bad);
  }

  private static boolean isMarked(Path info) {
    if (!Files.exists(info)) {
      return false;
    }
    String text = Checkout.read(info);
    return text.contains("@NullMarked") && text.startsWith("/**");
  }

  @Test
  void noFileIsLong() {
    List<String> bad =
        Checkout.java().stream()
            .filter(file -> Checkout.read(file).lines().count() > MAX_FILE_LINES)
            .map(Checkout::name)
            .toList();
    assertEquals(List.of(), bad);
  }

  @Test
  void noMethodIsLong() {
    List<String> bad = new ArrayList<>();
    for (Source source : SOURCES) {
      source.methods().stream()
          .filter(method -> method.lines() > MAX_METHOD_LINES)
          .forEach(method ->
              bad.add(source.file() + " " + method.name() + ": " + method.lines() + " lines"));
    }
    assertEquals(List.of(), bad);
  }

  @Test
  void namesSayWhatThingsAre() {
    List<String> bad = new ArrayList<>();
    for (Source source : SOURCES) {
      source.types().stream()
          .filter(TidyTest::isEmpty)
          .forEach(type -> bad.add(source.file() + " " + type));
    }
    assertEquals(List.of(), bad);
  }

  private static boolean isEmpty(String type) {
    return type.endsWith("Data")
        || WORD.matcher(type).results().anyMatch(word -> EMPTY_WORDS.contains(word.group()));
  }

  @Test
  void nobodySleeps() {
    assertEquals(
        List.of(), lines(Checkout.java(), "Thread.sl" + "eep(", file -> !MAY_SLEEP.contains(file)));
  }

  @Test
  void onlyTheTerminalsCodePrints() {
    Predicate<String> rooms = file -> !TERMINAL.matcher(file).matches();
    List<String> bad = new ArrayList<>(lines(Checkout.mainJava(), "System." + "out", rooms));
    bad.addAll(lines(Checkout.mainJava(), "System." + "err", rooms));
    assertEquals(List.of(), bad);
  }

  @Test
  void nothingIsPutOffOrSkipped() {
    List<String> bad =
        Stream.of(
                "TO" + "DO",
                "FIX" + "ME",
                "@Dis" + "abled",
                "assume" + "True(",
                "assume" + "False(")
            .flatMap(word -> lines(Checkout.java(), word, _ -> true).stream())
            .toList();
    assertEquals(List.of(), bad);
  }

  @Test
  void noOtherProductIsNamed() {
    List<String> bad =
        Checkout.texts().stream()
            .filter(file -> OTHERS.matcher(Checkout.read(file)).find())
            .map(Checkout::name)
            .toList();
    assertEquals(List.of(), bad);
  }

  @Test
  void decisionNotesAreShort() {
    List<String> bad =
        Checkout.texts().stream()
            .filter(file -> Checkout.name(file).startsWith("docs/decisions/"))
            .filter(file -> Checkout.read(file).lines().count() > 40)
            .map(Checkout::name)
            .toList();
    assertEquals(List.of(), bad);
  }

  /** Where a text stands, as {@code file:line}. */
  private static List<String> lines(List<Path> files, String text, Predicate<String> counts) {
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      String name = Checkout.name(file);
      if (counts.test(name)) {
        List<String> lines = Arrays.asList(Checkout.read(file).split("\n", -1));
        for (int i = 0; i < lines.size(); i++) {
          if (lines.get(i).contains(text)) {
            found.add(name + ":" + (i + 1));
          }
        }
      }
    }
    return found;
  }
}
