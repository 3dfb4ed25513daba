package dev.holdpoint.app.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.holdpoint.testkit.conformance.Case;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs what AWS was recorded to answer, where that lies beside this checkout (or where {@code
 * -Dholdpoint.conformance=DIR} says), against a whole node. {@code known-failures.txt} beside this
 * test names the cases that do not pass yet; it only shrinks.
 */
final class RecordedBehaviourTest {
  private static final Path ROOT = Path.of(System.getProperty("holdpoint.root")).toAbsolutePath();
  private static final Path KNOWN =
      ROOT.resolve("app/src/test/java/dev/holdpoint/app/conformance/known-failures.txt");

  @TempDir static Path data;
  private static List<Case> cases = List.of();
  private static CaseRuns runs;

  @BeforeAll
  static void begin() {
    String named = System.getProperty("holdpoint.conformance");
    Path folder =
        named == null ? ROOT.resolveSibling("shared/conformance") : ROOT.resolve(named).normalize();
    if (!Files.isDirectory(folder)) {
      Assumptions.abort("Recorded behaviour of AWS is not beside this checkout: skipped");
    }
    cases = Case.in(folder);
    runs = new CaseRuns(data);
    runs.begin(cases);
  }

  @AfterAll
  static void end() {
    if (runs != null) {
      List<String> findings = runs.findings();
      runs.close();
      assertEquals(List.of(), findings);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyCaseGoesAsRecorded() {
    Set<String> known = known();
    return cases.stream()
        .map(given -> dynamicTest(given.id(), () -> judge(given, known.contains(given.id()))));
  }

  @TestFactory
  Stream<DynamicTest> theKnownFailuresAreCasesInOrder() throws IOException {
    List<String> lines = Files.readAllLines(KNOWN);
    Set<String> ids = cases.stream().map(Case::id).collect(Collectors.toSet());
    return Stream.of(
        dynamicTest("in order", () -> assertEquals(List.copyOf(new TreeSet<>(lines)), lines)),
        dynamicTest("cases", () -> assertTrue(ids.containsAll(lines))));
  }

  private static void judge(Case given, boolean known) throws Exception {
    String differences = runs.differences(given);
    if (known) {
      assertTrue(
          !differences.isEmpty(), "It passes now: take its line out of " + ROOT.relativize(KNOWN));
    } else {
      assertEquals("", differences);
    }
  }

  private static Set<String> known() {
    try {
      return Set.copyOf(Files.readAllLines(KNOWN));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
