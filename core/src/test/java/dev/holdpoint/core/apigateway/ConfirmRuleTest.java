package dev.holdpoint.core.apigateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfirmRuleTest {
  private static final Api API =
      new Api(
              "abc123",
              "Human approval",
              ApiKind.REST,
              List.of(new Stage("prod", Map.of())),
              List.of(),
              List.of())
          .with(ApiDetails.NONE.titled("Approvals"));

  @ParameterizedTest
  @CsvSource({
    "Human approval/prod/execution, true",
    "abc123/prod/execution, true",
    "Approvals/prod/execution, true",
    "LogicalId/prod/execution, false",
    "abc123/dev/execution, false"
  })
  void concernsAStageByTheApisNameIdOrTitle(String text, boolean concerned) {
    ConfirmRule rule = ConfirmRule.parse(text);
    assertNotNull(rule);
    assertEquals(concerned, rule.concerns(API));
  }

  @ParameterizedTest
  @CsvSource({"prod", "abc123/prod", "/prod/x", "abc123//x"})
  void wholeRuleHasThreeParts(String text) {
    assertNull(ConfirmRule.parse(text));
  }
}
