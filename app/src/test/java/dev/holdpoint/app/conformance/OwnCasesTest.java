package dev.holdpoint.app.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.holdpoint.testkit.conformance.Case;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the cases that we wrote ourselves, {@code app/src/test/resources/cases}, on a whole node.
 */
final class OwnCasesTest {
  private static final List<Case> CASES =
      Case.in(Path.of(System.getProperty("holdpoint.root"), "app/src/test/resources/cases"));

  @TempDir static Path data;
  private static CaseRuns runs;

  @BeforeAll
  static void begin() {
    assertFalse(CASES.isEmpty());
    runs = new CaseRuns(data);
    runs.begin(CASES);
  }

  @AfterAll
  static void end() {
    List<String> findings = runs.findings();
    runs.close();
    assertEquals(List.of(), findings);
  }

  @TestFactory
  Stream<DynamicTest> everyCaseGoesAsItSays() {
    return CASES.stream()
        .map(given ->
            DynamicTest.dynamicTest(given.id(), () -> assertEquals("", runs.differences(given))));
  }
}
