package dev.holdpoint.server.api.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.json.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import tools.jackson.databind.JsonNode;

class SubscriptionPagesTest {
  private final SnsFixture world = new SnsFixture();
  private final String topic = world.sns.createTopic(r -> r.name("orders")).topicArn();

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void openingTheLinkDecidesNothing() throws Exception {
    subscribe();
    URI link = world.link();
    HttpResponse<String> page = world.get(link);
    assertEquals(200, page.statusCode());
    assertTrue(page.body().contains("<form method=\"post\">"), page.body());
    assertTrue(page.body().contains("a@example.com"));
    assertTrue(
        page.body().contains("<input type=\"hidden\" name=\"answer\" value=\"yes\">"),
        "who sends the form's fields presses its button");
    assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
    world.send(HttpRequest.newBuilder(link).HEAD());
    world.send(HttpRequest.newBuilder(link).method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    HttpRequest.Builder bare = HttpRequest.newBuilder(link);
    bare.POST(HttpRequest.BodyPublishers.noBody());
    assertEquals(
        400, world.send(bare).statusCode(), "a POST that confirms nothing must not look so");
    assertEquals(400, world.post(link, "answer=maybe").statusCode());
    assertFalse(confirmed(), "only the button decides");
  }

  @Test
  void theButtonConfirmsOnce() throws Exception {
    subscribe();
    URI link = world.link();
    assertTrue(world.press(link).body().contains("<h1>Subscription confirmed</h1>"));
    assertTrue(confirmed());
    assertTrue(world.press(link).body().contains("<h1>Already confirmed</h1>"));
    HttpResponse<String> later = world.get(link);
    assertTrue(later.body().contains("<h1>Already confirmed</h1>"));
    assertFalse(later.body().contains("<form"));
  }

  @Test
  void linksLeadToTopicsOfEveryRegion() throws Exception {
    try (SnsClient far = world.client(Region.EU_WEST_1)) {
      String arn = far.createTopic(r -> r.name("far")).topicArn();
      far.subscribe(r -> r.topicArn(arn).protocol("email").endpoint("a@example.com"));
      assertTrue(world.press(world.link()).body().contains("<h1>Subscription confirmed</h1>"));
      far.publish(r -> r.topicArn(arn).message("Hi"));
      URI link = world.link();
      assertTrue(world.get(link).body().contains("<h1>Unsubscribe?</h1>"));
      assertTrue(world.press(link).body().contains("<h1>Unsubscribed</h1>"));
      assertEquals(0, far.listSubscriptions().subscriptions().size());
    }
  }

  @Test
  void expiredAndUnknownLinksSaySo() throws Exception {
    subscribe();
    URI link = world.link();
    world.now = world.now.plus(Duration.ofDays(3));
    HttpResponse<String> expired = world.press(link);
    assertEquals(410, expired.statusCode());
    assertTrue(expired.body().contains("<h1>This link has expired</h1>"));
    assertFalse(confirmed());
    for (String path : new String[] {"confirm/orders/00", "confirm/%3Cb%3E/00", "nothing"}) {
      URI wrong = world.base().resolve("/_holdpoint/subscriptions/" + path);
      assertEquals(404, world.press(wrong).statusCode());
    }
  }

  @Test
  void unsubscribesByTheButtonAlone() throws Exception {
    subscribe();
    world.press(world.link());
    world.sns.publish(r -> r.topicArn(topic).message("hello"));
    URI link = world.link();
    assertTrue(world.get(link).body().contains("<h1>Unsubscribe?</h1>"));
    assertTrue(confirmed());
    assertTrue(world.press(link).body().contains("<h1>Unsubscribed</h1>"));
    assertEquals(404, world.get(link).statusCode());
    int before = world.mails().size();
    world.sns.publish(r -> r.topicArn(topic).message("hello"));
    assertEquals(before, world.mails().size());
  }

  @Test
  void ownerMayForbidTheUnsubscribeLink() throws Exception {
    subscribe();
    String path = world.link().getPath();
    String token = path.substring(path.lastIndexOf('/') + 1);
    world.sns.confirmSubscription(
        r -> r.topicArn(topic).token(token).authenticateOnUnsubscribe("true"));
    world.sns.publish(r -> r.topicArn(topic).message("hello"));
    assertEquals(403, world.press(world.link()).statusCode());
    assertTrue(confirmed());
  }

  @Test
  void otherMethodsAreRefused() throws Exception {
    subscribe();
    assertEquals(405, world.send(HttpRequest.newBuilder(world.link()).DELETE()).statusCode());
  }

  @Test
  void mailboxIsJsonNewestLast() throws Exception {
    subscribe();
    world.press(world.link());
    world.sns.publish(r -> r.topicArn(topic).subject("Grüße").message("hello"));
    JsonNode mails = Json.parse(world.get(world.base().resolve("/_holdpoint/mail")).body());
    assertEquals(2, mails.size());
    JsonNode last = mails.get(1);
    assertEquals("Grüße", last.path("subject").asString());
    assertEquals("a@example.com", last.path("to").asString());
    assertEquals("MAILBOX", last.path("state").asString());
    assertEquals("2026-11-23T10:00:00Z", last.path("sentAt").asString());
    assertTrue(last.path("id").isString());
    assertTrue(last.path("html").isNull());
  }

  private void subscribe() {
    world.sns.subscribe(r -> r.topicArn(topic).protocol("email").endpoint("a@example.com"));
  }

  private boolean confirmed() {
    return "1"
        .equals(
            world
                .sns
                .getTopicAttributes(r -> r.topicArn(topic))
                .attributes()
                .get("SubscriptionsConfirmed"));
  }
}
