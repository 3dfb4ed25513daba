package dev.holdpoint.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds coverage.md against what there is: its lists of actions against what the services register,
 * its generated part against the catalogue and our own cases.
 */
class CoverageTest {
  private static final Path PAGE = Checkout.ROOT.resolve("docs/reference/coverage.md");

  private static final Pattern SERVICE =
      Pattern.compile(
          "server/src/main/java/dev/holdpoint/server/api/(\\w+)/(?:control/)?\\w+(?:Service|Actions)\\.java");
  private static final Pattern REGISTERED = Pattern.compile("\\.(?:action|rest)\\(\\s*\"(\\w+)\",");

  /** What can be read, written and taken away: three actions, registered under one name. */
  private static final Pattern DOCUMENT = Pattern.compile(" document\\(\\s*\"(\\w+)\",");

  private static final Pattern LISTED = Pattern.compile("(?m)^There \\(`(\\w+)`\\): (.*)\\.$");

  @Test
  void theListedActionsAreThoseThatAreThere() {
    assertEquals(there(), listed());
  }

  @Test
  void theGeneratedPartIsWhatOurCasesShow() throws IOException {
    CoveragePage coverage = new CoveragePage();
    String page = coverage.page(there().getOrDefault("states", Set.of()));
    assertEquals(List.of(), coverage.unshown(), "said to be there, but no case or test shows it");
    if (System.getProperty("holdpoint.coverage", "").equals("write")) {
      Files.writeString(PAGE, page);
    }
    assertEquals(Checkout.read(PAGE), page, "run build/coverage");
  }

  private static Map<String, Set<String>> there() {
    Map<String, Set<String>> there = new TreeMap<>();
    Checkout.mainJava()
        .forEach(file -> {
          var service = SERVICE.matcher(Checkout.name(file));
          if (service.matches()) {
            there
                .computeIfAbsent(service.group(1), _ -> new TreeSet<>())
                .addAll(registered(Checkout.read(file)));
          }
        });
    return there;
  }

  private static Set<String> registered(String source) {
    Stream<String> single = REGISTERED.matcher(source).results().map(match -> match.group(1));
    Stream<String> documents =
        DOCUMENT
            .matcher(source)
            .results()
            .flatMap(match -> Stream.of("Get", "Put", "Delete").map(does -> does + match.group(1)));
    return Stream.concat(single, documents).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, Set<String>> listed() {
    String text = Checkout.read(PAGE);
    return LISTED
        .matcher(text)
        .results()
        .collect(
            Collectors.toMap(
                match -> match.group(1), CoverageTest::names, (_, b) -> b, TreeMap::new));
  }

  private static Set<String> names(MatchResult match) {
    return new TreeSet<>(Arrays.asList(match.group(2).split(", ")));
  }
}
