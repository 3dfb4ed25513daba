package dev.holdpoint.core.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sqs.BatchEntry;
import dev.holdpoint.core.sqs.BatchResult;
import dev.holdpoint.core.sqs.Fixture;
import dev.holdpoint.core.store.Mail;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Tx;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import tools.jackson.databind.JsonNode;

class TopicsTest {
  private static final Pattern LINK =
      Pattern.compile("http://here/_holdpoint/subscriptions/(\\w+)/([\\w-]+)/([0-9a-f]{64})");

  private final Fixture world = new Fixture();
  private SenderSettings sender = SenderSettings.mailbox("http://here");
  private final Topics topics =
      new Topics(new Outlets(() -> sender, new PlainSigner(), world.queues, _ -> {}));
  private final Topic topic = topic("orders", Map.of());

  @Test
  void creatingTwiceGivesTheSameTopic() {
    assertEquals(topic, topic("orders", Map.of()));
    AwsException differs = refused(() -> topic("orders", Map.of("DisplayName", "Shop")));
    assertEquals(
        "Invalid parameter: Attributes Reason: Topic already exists with different attributes",
        differs.getMessage());
  }

  @Test
  void namesAndAttributesAreChecked() {
    assertEquals(
        "Invalid parameter: Topic Name", refused(() -> topic("a b", Map.of())).getMessage());
    assertEquals(
        "Invalid parameter: Topic Name", refused(() -> topic("a.fifo", Map.of())).getMessage());
    assertTrue(
        refused(() -> topic("a", Map.of("ArchivePolicy", "k")))
            .getMessage()
            .contains("ArchivePolicy"));
    assertEquals(
        "Invalid parameter: DisplayName",
        refused(() -> topic("a", Map.of("DisplayName", "x\r\nBcc: y"))).getMessage());
    assertEquals(
        "Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1",
        refused(() -> world.store.read(tx -> topics.byArn(tx, "orders"))).getMessage());
    AwsException missing =
        refused(() -> world.store.read(tx -> topics.byArn(tx, topic.arn() + "x")));
    assertEquals("NotFound", missing.code());
    assertEquals(404, missing.status());
  }

  @Test
  void topicShowsItsAttributes() {
    confirmed("a@example.com");
    subscribe("b@example.com");
    Map<String, String> all = world.store.read(tx -> topics.attributes(tx, topic));
    assertEquals("1", all.get("SubscriptionsConfirmed"));
    assertEquals("1", all.get("SubscriptionsPending"));
    assertEquals("000000000000", all.get("Owner"));
    assertTrue(all.containsKey("EffectiveDeliveryPolicy"));
    assertFalse(all.containsKey("DeliveryPolicy"));
  }

  @Test
  void subscriptionIsPendingUntilItsLinkIsUsed() {
    Subscription pending = subscribe("a@example.com");
    assertEquals("PendingConfirmation", pending.shownArn());
    Mail mail = mails().getLast();
    assertEquals("AWS Notification - Subscription Confirmation", mail.subject());
    assertEquals("a@example.com", mail.to());
    assertEquals(Mail.State.MAILBOX, mail.state());
    publish("nobody hears this");
    assertEquals(1, mails().size(), "a pending subscriber gets nothing");
    Matcher link = link(mail, "confirm");
    assertInstanceOf(Invitation.Open.class, invitation(link));
    Subscription done = confirm(link.group(3));
    assertEquals(done.arn().value(), done.shownArn());
    assertInstanceOf(Invitation.Accepted.class, invitation(link));
    assertEquals(done, confirm(link.group(3)), "saying yes again changes nothing");
  }

  @Test
  void publishedMessageLooksAsFromSns() {
    confirmed("a@example.com");
    confirmed("b@example.com");
    publish("Hello");
    List<Mail> mails = mails();
    Mail last = mails.getLast();
    assertEquals(4, mails.size());
    assertEquals("AWS Notification Message", last.subject());
    assertTrue(last.text().startsWith("Hello\n\n--\nIf you wish to stop receiving"), last.text());
    assertTrue(last.text().endsWith("Please do not reply directly to this email.\n"));
    assertEquals("\"Holdpoint\" <no-reply@holdpoint.local>", last.from());
  }

  @Test
  void displayNameStandsInFrom() {
    Topic shop = topic("shop", Map.of("DisplayName", "The \"Shop\""));
    world.store.write(tx ->
        topics.subscribe(
            tx, world.turn(), SubscribeRequest.email(shop.arn().value(), "a@example.com")));
    assertEquals("\"The \\\"Shop\\\"\" <no-reply@holdpoint.local>", mails().getLast().from());
  }

  @Test
  void withAMailServerEveryMailIsOwedInTheSameUnit() {
    sender = new SenderSettings("a@b.c", "", "http://here", true);
    subscribe("a@example.com");
    Mail mail = mails().getLast();
    assertEquals(Mail.State.QUEUED, mail.state());
    assertEquals("a@b.c", mail.from());
    List<OutboxEntry> owed =
        world.store.write(tx -> tx.outbox().claim(world.now, world.now.plusSeconds(60), 10));
    assertEquals(List.of(OutboxKind.MAIL), owed.stream().map(OutboxEntry::kind).toList());
    assertEquals(mail.id(), owed.getFirst().id());
  }

  @Test
  void linkExpiresAndAskingAgainRenewsIt() {
    subscribe("a@example.com");
    Matcher link = link(mails().getLast(), "confirm");
    world.pass(Duration.ofDays(2).plusSeconds(1));
    assertInstanceOf(Invitation.Expired.class, invitation(link));
    assertEquals("Invalid parameter: Token", refused(() -> confirm(link.group(3))).getMessage());
    subscribe("a@example.com");
    assertEquals(2, mails().size());
    assertInstanceOf(Invitation.Open.class, invitation(link));
  }

  @Test
  void madeUpLinksAreUnknown() {
    subscribe("a@example.com");
    Matcher link = link(mails().getLast(), "confirm");
    String token = link.group(3);
    String other = token.substring(0, 63) + (token.endsWith("0") ? "1" : "0");
    for (String wrong : List.of("", "x", other, token.toUpperCase(Locale.ROOT))) {
      assertInstanceOf(
          Invitation.Unknown.class,
          world.store.read(tx -> topics.invitation(tx, world.turn(), "orders", wrong)));
    }
    assertInstanceOf(
        Farewell.Unknown.class,
        world.store.read(tx -> topics.farewell(tx, world.turn(), "orders", token)),
        "a link to confirm is none to unsubscribe");
  }

  @Test
  void unsubscribeLinkEndsItUnlessItsOwnerForbids() {
    Subscription open = confirmed("a@example.com");
    publish("m");
    Matcher link = link(mails().getLast(), "unsubscribe");
    assertInstanceOf(Farewell.Open.class, farewell(link));
    unit(tx -> topics.unsubscribe(tx, open.arn().value()));
    assertInstanceOf(Farewell.Unknown.class, farewell(link));
    subscribe("b@example.com");
    String token = link(mails().getLast(), "confirm").group(3);
    world.store.write(tx -> topics.confirm(tx, world.turn(), topic.arn().value(), token, true));
    publish("m");
    assertInstanceOf(Farewell.OwnerOnly.class, farewell(link(mails().getLast(), "unsubscribe")));
  }

  @Test
  void subscribingAgainGivesTheConfirmedOne() {
    Subscription done = confirmed("a@example.com");
    int before = mails().size();
    assertEquals(done.arn(), subscribe("a@example.com").arn());
    assertTrue(subscribe("a@example.com").confirmed());
    assertEquals(before, mails().size());
  }

  @Test
  void mailsMayCarryAllOfANotification() {
    world.store.write(tx ->
        topics.subscribe(
            tx,
            world.turn(),
            new SubscribeRequest(topic.arn().value(), "email-json", "a@example.com", Map.of())));
    JsonNode asked = Json.parse(mails().getLast().text());
    assertEquals("SubscriptionConfirmation", asked.path("Type").asString());
    Matcher link = LINK.matcher(asked.path("SubscribeURL").asString());
    assertTrue(link.matches(), "a page that only asks");
    confirm(asked.path("Token").asString());
    publish("Hi");
    JsonNode told = Json.parse(mails().getLast().text());
    assertEquals("Hi", told.path("Message").asString());
    assertTrue(LINK.matcher(told.path("UnsubscribeURL").asString()).matches());
  }

  @Test
  void addressesCannotCarryHeaders() {
    for (String address :
        List.of(
            "a@example.com\r\nBcc: b@example.com",
            "a@example.com,b@example.com",
            "A <a@example.com>",
            "a@b\n",
            "no-at",
            "a b@example.com")) {
      assertEquals(
          "Invalid parameter: Email address", refused(() -> subscribe(address)).getMessage());
    }
  }

  @Test
  void subjectsCannotCarryHeaders() {
    for (String subject : List.of("", "a\r\nBcc: x", "a\nb", "a\u2028b", "x".repeat(101))) {
      assertEquals(
          "Invalid parameter: Subject",
          refused(() -> publish(PublishRequest.of(subject, "m"))).getMessage());
    }
    confirmed("a@example.com");
    publish(PublishRequest.of("Grüße ☂", "m"));
    assertEquals("Grüße ☂", mails().getLast().subject());
  }

  @Test
  void messagesAreChecked() {
    assertEquals("Invalid parameter: Empty message", refused(() -> publish("")).getMessage());
    assertEquals(
        "Invalid parameter: Message too long",
        refused(() -> publish("x".repeat(262_145))).getMessage());
    assertEquals(
        "Invalid parameter: Message Structure - No default entry in JSON message body",
        refused(() -> publish(new PublishRequest("{}", null, "json", Map.of(), null, null)))
            .getMessage());
    assertEquals(
        "Invalid parameter: Message Structure - JSON message body failed to parse",
        refused(() -> publish(new PublishRequest("{", null, "json", Map.of(), null, null)))
            .getMessage());
  }

  @Test
  void eachProtocolHasItsText() {
    confirmed("a@example.com");
    publish(
        new PublishRequest(
            "{\"default\":\"all\",\"email\":\"mail\"}", null, "json", Map.of(), null, null));
    assertTrue(mails().getLast().text().startsWith("mail\n"));
    publish(new PublishRequest("{\"default\":\"all\"}", null, "json", Map.of(), null, null));
    assertTrue(mails().getLast().text().startsWith("all\n"));
  }

  @Test
  void batchEntriesFailOneByOne() {
    confirmed("a@example.com");
    int before = mails().size();
    List<BatchResult<Published>> results =
        world.store.write(tx ->
            topics.publishBatch(
                tx,
                world.turn(),
                topic,
                List.of(
                    new BatchEntry<>("good", PublishRequest.of(null, "m")),
                    new BatchEntry<>("bad", PublishRequest.of(null, "")))));
    assertInstanceOf(BatchResult.Done.class, results.getFirst());
    assertInstanceOf(BatchResult.Failed.class, results.getLast());
    assertEquals(before + 1, mails().size());
  }

  @Test
  void deletedTopicTakesItsSubscriptionsAlong() {
    confirmed("a@example.com");
    unit(tx -> topics.delete(tx, topic.arn().value()));
    unit(tx -> topics.delete(tx, topic.arn().value()));
    topic("orders", Map.of());
    assertEquals(
        List.of(), world.store.read(tx -> topics.subscriptions(tx, Home.DEFAULT, null)).items());
  }

  @Test
  void subscriptionsAreListedInPagesOfAHundred() {
    for (int i = 0; i < 101; i++) {
      subscribe("a" + i + "@example.com");
    }
    Page<Subscription> first = world.store.read(tx -> topics.subscriptionsOf(tx, topic, null));
    Page<Subscription> second =
        world.store.read(tx -> topics.subscriptionsOf(tx, topic, first.nextToken()));
    assertEquals(100, first.items().size());
    assertEquals(1, second.items().size());
    assertEquals(null, second.nextToken());
  }

  private Topic topic(String name, Map<String, String> attributes) {
    return world.store.write(tx -> topics.create(tx, world.turn(), name, attributes, Map.of()));
  }

  private Subscription subscribe(String address) {
    return world.store.write(tx ->
        topics.subscribe(tx, world.turn(), SubscribeRequest.email(topic.arn().value(), address)));
  }

  private Subscription confirmed(String address) {
    subscribe(address);
    return confirm(link(mails().getLast(), "confirm").group(3));
  }

  private Subscription confirm(String token) {
    return world.store.write(
        tx -> topics.confirm(tx, world.turn(), topic.arn().value(), token, false));
  }

  private Invitation invitation(Matcher link) {
    return world.store.read(
        tx -> topics.invitation(tx, world.turn(), link.group(2), link.group(3)));
  }

  private Farewell farewell(Matcher link) {
    return world.store.read(tx -> topics.farewell(tx, world.turn(), link.group(2), link.group(3)));
  }

  private void publish(String message) {
    publish(PublishRequest.of(null, message));
  }

  private void publish(PublishRequest request) {
    world.store.write(tx -> topics.publish(tx, world.turn(), topic, request));
  }

  private void unit(Consumer<Tx> work) {
    world.store.<Void>write(tx -> {
      work.accept(tx);
      return null;
    });
  }

  private List<Mail> mails() {
    return world.store.read(tx -> tx.mails().list(1000));
  }

  private static Matcher link(Mail mail, String what) {
    Matcher link = LINK.matcher(mail.text());
    assertTrue(link.find(), mail.text());
    assertEquals(what, link.group(1));
    return link;
  }

  private static AwsException refused(Executable call) {
    return assertThrows(AwsException.class, call);
  }
}
