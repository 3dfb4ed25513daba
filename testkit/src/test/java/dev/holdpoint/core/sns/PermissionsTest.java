package dev.holdpoint.core.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PermissionsTest {
  private static final List<String> ACCOUNT = List.of("111122223333");
  private final TopicFixture world = new TopicFixture();

  private Topic topic(Tx tx) {
    return world.topics.byArn(tx, world.topic.arn().value());
  }

  private void permit(String label, List<String> accounts, List<String> actions) {
    world.world.store.<Void>write(tx -> {
      world.topics.permit(tx, topic(tx), label, accounts, actions);
      return null;
    });
  }

  private JsonNode statements() {
    Map<String, String> all = world.world.store.read(tx -> world.topics.attributes(tx, topic(tx)));
    return Json.parse(all.get("Policy")).path("Statement");
  }

  @Test
  void statementsComeAndGoBesideTheDefaultOne() {
    permit("partner", ACCOUNT, List.of("Publish"));
    assertEquals(2, statements().size());
    assertEquals(
        """
        {"Sid":"partner","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},\
        "Action":"SNS:Publish","Resource":"arn:aws:sns:us-east-1:000000000000:orders"}\
        """,
        statements().path(1).toString());
    assertEquals(
        "Invalid parameter: Statement already exists",
        TopicFixture.refused(() -> permit("partner", ACCOUNT, List.of("Publish"))));
    world.world.store.<Void>write(tx -> {
      world.topics.forbid(tx, topic(tx), "partner");
      world.topics.forbid(tx, topic(tx), "partner");
      return null;
    });
    assertEquals(1, statements().size());
  }

  @Test
  void onlyActionsOfTopicsMayBeAllowed() {
    assertEquals(
        "Invalid parameter: Policy statement action out of service scope!",
        TopicFixture.refused(() -> permit("x", ACCOUNT, List.of("CreateTopic"))));
  }
}
