package dev.holdpoint.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the lists of actions in coverage.md against what the services register. */
class CoverageTest {
  private static final Pattern SERVICE =
      Pattern.compile(
          "server/src/main/java/dev/holdpoint/server/api/(\\w+)/\\w+(?:Service|Actions)\\.java");
  private static final Pattern REGISTERED = Pattern.compile("\\.(?:action|rest)\\(\\s*\"(\\w+)\"");
  private static final Pattern LISTED = Pattern.compile("(?m)^There \\(`(\\w+)`\\): (.*)\\.$");

  @Test
  void theListedActionsAreThoseThatAreThere() {
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
    assertEquals(there, listed());
  }

  private static Set<String> registered(String source) {
    return REGISTERED
        .matcher(source)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, Set<String>> listed() {
    String text = Checkout.read(Checkout.ROOT.resolve("docs/reference/coverage.md"));
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
