package dev.holdpoint.server.api.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.FunctionCode;
import dev.holdpoint.core.lambda.FunctionSettings;
import dev.holdpoint.core.lambda.InvokeConfig;
import dev.holdpoint.server.host.InvocationResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is told of an asynchronous invocation that ended; the shape is that of AWS's guide. */
class EventInvocationsTest {
  private static final Instant ACCEPTED = Instant.parse("2026-01-01T00:00:00Z");
  private static final Function FUNCTION =
      new Function(
          Home.DEFAULT.arn("lambda", "function:f"),
          new FunctionSettings("nodejs20.x", "index.handler", 3, 128, "", "", Map.of()),
          new FunctionCode("00", 1),
          Instant.EPOCH,
          "r",
          Map.of(),
          List.of());

  private static Ended ended(@Nullable Integer age, int tries) {
    InvokeConfig config = new InvokeConfig(FUNCTION.arn(), null, age, null, null, Instant.EPOCH);
    OwedInvocation owed =
        new OwedInvocation(FUNCTION.arn().value(), "id-1", "{\"a\":1}", null, ACCEPTED);
    return new Ended(FUNCTION, config, owed, tries);
  }

  private static InvocationResult result(String payload, @Nullable String error) {
    return new InvocationResult(payload.getBytes(StandardCharsets.UTF_8), error, new byte[0]);
  }

  @Test
  void successIsTold() {
    JsonNode record = ended(null, 1).record(ACCEPTED, result("[2]", null));
    assertEquals(
        Json.parse(
            """
            {"version":"1.0","timestamp":"2026-01-01T00:00:00Z",
             "requestContext":{"requestId":"id-1",
               "functionArn":"arn:aws:lambda:us-east-1:000000000000:function:f:$LATEST",
               "condition":"Success","approximateInvokeCount":1},
             "requestPayload":{"a":1},
             "responseContext":{"statusCode":200,"executedVersion":"$LATEST"},
             "responsePayload":[2]}
            """),
        record);
  }

  @Test
  void failureNamesItsError() {
    JsonNode record =
        ended(null, 3).record(ACCEPTED, result("{\"errorMessage\":\"no\"}", "Unhandled"));
    assertEquals("RetriesExhausted", record.at("/requestContext/condition").asString());
    assertEquals("Unhandled", record.at("/responseContext/functionError").asString());
    assertEquals("no", record.at("/responsePayload/errorMessage").asString());
  }

  @Test
  void eventBecomesTooOld() {
    assertFalse(ended(60, 1).isTooOld(ACCEPTED.plusSeconds(59)));
    assertTrue(ended(60, 1).isTooOld(ACCEPTED.plusSeconds(60)));
    assertFalse(ended(null, 1).isTooOld(ACCEPTED.plusSeconds(21_599)));
    JsonNode record = ended(60, 1).record(ACCEPTED, null);
    assertEquals("EventAgeExceeded", record.at("/requestContext/condition").asString());
    assertTrue(record.at("/responseContext").isMissingNode());
  }
}
