package dev.holdpoint.core.pipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.json.Json;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class PipeTemplateTest {
  private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
  private static final PipeSettings SETTINGS =
      new PipeSettings(
          null,
          Arn.of("arn:aws:sqs:us-east-1:000000000000:q"),
          null,
          null,
          null,
          Arn.of("arn:aws:states:us-east-1:000000000000:stateMachine:m"),
          null,
          "arn:aws:iam::000000000000:role/r",
          null);
  private static final Pipe PIPE =
      new Pipe(
          "p",
          Arn.of("arn:aws:pipes:us-east-1:000000000000:pipe/p"),
          SETTINGS,
          true,
          Map.of(),
          NOW,
          NOW);
  private static final JsonNode EVENT =
      Json.parse(
          """
          {"messageId": "m-1", "body": "{\\"name\\": \\"Ann \\\\\\"A\\\\\\"\\", \\"list\\": [1, {\\"k\\": 2}]}"}
          """);

  private static String filled(String template) {
    return Json.write(new PipeTemplate(PIPE, NOW).fill(template, EVENT));
  }

  @Test
  void bodiesWithJsonAreReadAsSuch() {
    assertEquals("{\"n\":\"Ann \\\"A\\\"\"}", filled("{\"n\": <$.body.name>}"));
    assertEquals("{\"n\":\"hi Ann \\\"A\\\"\"}", filled("{\"n\": \"hi <$.body.name>\"}"));
    assertEquals("{\"k\":2}", filled("<$.body.list[1]>"));
    assertEquals("[2]", filled("<$.body.list[*].k>"));
  }

  @Test
  void withoutATemplateTheRecordStays() {
    assertEquals(EVENT, new PipeTemplate(PIPE, NOW).fill(null, EVENT));
  }

  @Test
  void aTextIsAText() {
    assertEquals("\"Hello, m-1\"", Json.write(Json.text("Hello, m-1")));
    assertEquals("\"Hello, \\\"m-1\\\"\"", filled("Hello, <$.messageId>"));
  }

  @Test
  void reservedVariablesAreKnown() {
    assertEquals(
        "[\"p\",\"arn:aws:sqs:us-east-1:000000000000:q\",\"2026-11-30T10:00:00Z\"]",
        filled(
            "[<aws.pipes.pipe-name>, <aws.pipes.source-arn>,"
                + " \"<aws.pipes.event.ingestion-time>\"]"));
  }

  @Test
  void whatIsNotThereIsEmpty() {
    assertEquals("{\"a\":\"\",\"b\":\"\"}", filled("{\"a\": <$.body.no>, \"b\": \"<$.no>\"}"));
  }

  @Test
  void unknownVariablesAndBadPathsAreRefused() {
    assertThrows(AwsException.class, () -> PipeTemplate.check("<aws.pipes.none>"));
    assertThrows(AwsException.class, () -> PipeTemplate.check("<$.a..b>"));
  }
}
