package dev.holdpoint.core.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sqs.MessageAttribute;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.ResourceKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FunctionSubscriptionTest {
  private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:f";
  private final TopicFixture world = new TopicFixture();

  private void functionIsThere() {
    world.world.store.<Void>write(tx -> {
      tx.resources().put(ResourceKind.FUNCTION, FUNCTION, Json.object());
      return null;
    });
  }

  @Test
  void functionIsOwedAnInvocation() {
    functionIsThere();
    Subscription one = world.subscribe("lambda", FUNCTION, Map.of());
    assertTrue(one.confirmed());
    String id =
        world.publish(
            new PublishRequest(
                "Hi", null, null, Map.of("k", MessageAttribute.string("v")), null, null));
    List<OutboxEntry> owed = world.owed();
    assertEquals(List.of(OutboxKind.INVOKE), owed.stream().map(OutboxEntry::kind).toList());
    JsonNode body = Json.parse(owed.getFirst().body());
    assertEquals(FUNCTION, body.path("function").asString());
    JsonNode record = Json.parse(body.path("payload").asString()).path("Records").path(0);
    assertEquals("aws:sns", record.path("EventSource").asString());
    assertEquals("1.0", record.path("EventVersion").asString());
    assertEquals(one.arn().value(), record.path("EventSubscriptionArn").asString());
    JsonNode sns = record.path("Sns");
    assertEquals(id, sns.path("MessageId").asString());
    assertEquals("Hi", sns.path("Message").asString());
    assertTrue(sns.path("Subject").isNull());
    assertEquals("http://here/certificate.pem", sns.path("SigningCertUrl").asString());
    assertEquals("v", sns.path("MessageAttributes").path("k").path("Value").asString());
  }

  @Test
  void whatAFunctionThatIsGoneWouldHaveGotIsADeadLetter() {
    Queue dead = world.queue("dead");
    String redrive = "{\"deadLetterTargetArn\":\"" + dead.arn() + "\"}";
    world.subscribe("lambda", FUNCTION + ":live", Map.of("RedrivePolicy", redrive));
    world.publish("m");
    assertEquals(List.of(), world.owed());
    assertEquals("m", world.body(dead).path("Message").asString());
    functionIsThere();
    world.publish("m");
    assertEquals(1, world.owed().size());
  }
}
