package dev.holdpoint.core.apigateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class AccessLogTest {
  private static final Arn GROUP = new Arn("arn:aws:logs:us-east-1:000000000000:log-group:mine");

  private static ObjectNode settings(String destination, String format) {
    return Json.object().put("destinationArn", destination).put("format", format);
  }

  private static Stage stage(ObjectNode settings) {
    return new Stage("s", Map.of(), null, false, Json.object().set("accessLogSettings", settings));
  }

  @Test
  void groupIsNamedWithOrWithoutItsStreams() {
    AccessLog log = AccessLog.of(stage(settings(GROUP.value() + ":*", "$context.requestId\n")));
    assertEquals(new AccessLog(GROUP, "$context.requestId"), log);
    assertNull(AccessLog.of(new Stage("s", Map.of())));
    assertNull(AccessLog.of(stage(settings(GROUP.value(), ""))));
  }

  @Test
  void lineHasValuesAndHyphens() {
    AccessLog log =
        new AccessLog(GROUP, "{\"id\":\"$context.requestId\"} $context.authorizer.a.b.");
    assertEquals("{\"id\":\"x y\"} -.", log.line(Map.of("requestId", "x\r\ny")));
  }

  @Test
  void whatIsNoLogGroupIsRefusedByName() {
    AccessLog.check(Json.object());
    AccessLog.check(settings(GROUP.value(), "$context.requestId\n"));
    String firehose = "arn:aws:firehose:us-east-1:000000000000:deliverystream/a";
    String message =
        assertThrows(AwsException.class, () -> AccessLog.check(settings(firehose, "x")))
            .getMessage();
    assertEquals("Holdpoint writes access logs into log groups only, not to " + firehose, message);
    assertThrows(AwsException.class, () -> AccessLog.check(settings(GROUP.value(), "a\nb")));
  }
}
