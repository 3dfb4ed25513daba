package dev.holdpoint.core.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionAttributesTest {
  private final TopicFixture world = new TopicFixture();
  private final Subscription one = world.subscribe("sqs", TopicFixture.arn("q"), Map.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "RawMessageDelivery | wrong | RawMessageDelivery: Invalid value [wrong]. Must be true or false.",
        "FilterPolicyScope | wrong | FilterPolicyScope: Invalid value [wrong]. Please use either MessageBody or MessageAttributes",
        "RedrivePolicy | { | RedrivePolicy: invalid JSON",
        "RedrivePolicy | {\"deadLetterTargetArn\":\"x\"} | RedrivePolicy: deadLetterTargetArn is an invalid arn",
        "RedrivePolicy | {\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:d\",\"maxReceiveCount\":3} | RedrivePolicy: invalid JSON. Attribute maxReceiveCount is unknown.",
        "RedrivePolicy | {\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-1:000000000000:d\"} | RedrivePolicy: deadLetterTargetArn must be an SQS queue in the same account and region as the subscription",
        "DeliveryPolicy | {} | Delivery protocol [sqs] does not support custom delivery policy.",
      })
  void wrongValuesAreRefusedInAwsWords(String name, String value, String message) {
    assertEquals(
        "Invalid parameter: " + message, TopicFixture.refused(() -> world.set(one, name, value)));
    assertEquals(
        "Invalid parameter: Attributes Reason: " + message,
        TopicFixture.refused(
            () -> world.subscribe("sqs", TopicFixture.arn("other"), Map.of(name, value))));
  }

  @Test
  void unknownNamesAreRefused() {
    assertEquals(
        "Invalid parameter: AttributeName",
        TopicFixture.refused(() -> world.set(one, "Color", "red")));
  }

  @Test
  void rawDeliveryIsForQueuesAndHttp() {
    assertEquals(
        "Invalid parameter: Attributes Reason: Delivery protocol [lambda] does not support raw"
            + " message delivery.",
        TopicFixture.refused(() ->
            world.subscribe(
                "lambda",
                "arn:aws:lambda:us-east-1:000000000000:function:f",
                Map.of("RawMessageDelivery", "false"))));
  }

  @Test
  void valuesAreKeptShownAndTakenAway() {
    world.set(one, "FilterPolicy", "{\"k\":[\"v\"]}");
    world.set(one, "RawMessageDelivery", "true");
    Map<String, String> shown = world.shown(one);
    assertEquals("{\"k\":[\"v\"]}", shown.get("FilterPolicy"));
    assertEquals("MessageAttributes", shown.get("FilterPolicyScope"));
    assertEquals("true", shown.get("RawMessageDelivery"));
    world.set(one, "FilterPolicy", "");
    assertFalse(world.shown(one).containsKey("FilterPolicy"));
    assertFalse(world.shown(one).containsKey("FilterPolicyScope"));
  }

  @Test
  void endpointsMustFitTheirProtocol() {
    assertEquals(
        "Invalid parameter: SQS endpoint ARN",
        TopicFixture.refused(() -> world.subscribe("sqs", "http://q", Map.of())));
    assertEquals(
        "Invalid parameter: Lambda endpoint ARN",
        TopicFixture.refused(() -> world.subscribe("lambda", "f", Map.of())));
    assertEquals(
        "Invalid parameter: Amazon SNS does not support this protocol string: pigeon",
        TopicFixture.refused(() -> world.subscribe("pigeon", "x", Map.of())));
    assertTrue(TopicFixture.refused(() -> world.subscribe("sms", "+1", Map.of())).contains("sms"));
  }
}
