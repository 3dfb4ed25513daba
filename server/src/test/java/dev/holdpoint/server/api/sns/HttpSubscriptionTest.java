package dev.holdpoint.server.api.sns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.server.calls.http.AllowedTargets;
import dev.holdpoint.server.calls.http.HttpCaller;
import dev.holdpoint.server.calls.http.Webhooks;
import dev.holdpoint.server.work.OutboxHandler;
import dev.holdpoint.server.work.SystemIds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A real endpoint is subscribed, asked, told, and told again. */
class HttpSubscriptionTest {
  private static final String RETRIES =
      """
      {"healthyRetryPolicy":{"numRetries":3,"numNoDelayRetries":1,"minDelayTarget":5,\
      "maxDelayTarget":9},"requestPolicy":{"headerContentType":"application/json"}}\
      """;

  private record Posted(Headers headers, String body) {
    JsonNode json() {
      return Json.parse(body);
    }
  }

  private final SnsFixture world = new SnsFixture();
  private final List<Posted> posted = new ArrayList<>();
  private final Deque<Integer> answers = new ArrayDeque<>();
  private final HttpServer endpoint = endpoint();
  private final Webhooks webhooks = webhooks(true);
  private final String topic = world.sns.createTopic(r -> r.name("orders")).topicArn();

  private static Webhooks webhooks(boolean atHome) {
    return new Webhooks(
        new HttpCaller(new AllowedTargets(Set.of(), atHome), Duration.ofSeconds(15), 1_000));
  }

  private HttpServer endpoint() {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      server.createContext(
          "/",
          exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            posted.add(new Posted(exchange.getRequestHeaders(), body));
            int status = answers.isEmpty() ? 200 : answers.remove();
            exchange.getResponseHeaders().set("Location", "http://169.254.169.254/");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void stop() {
    endpoint.stop(0);
    webhooks.close();
    world.close();
  }

  @Test
  void endpointConfirmsByTheUrlItIsSent() throws Exception {
    String arn = subscribe(Map.of());
    assertInstanceOf(OutboxHandler.Outcome.Done.class, pay());
    Posted asked = posted.getFirst();
    assertEquals("SubscriptionConfirmation", asked.headers.getFirst("x-amz-sns-message-type"));
    assertEquals(topic, asked.headers.getFirst("x-amz-sns-topic-arn"));
    assertEquals("text/plain; charset=UTF-8", asked.headers.getFirst("Content-Type"));
    checkSignature(
        asked.json(),
        List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"));
    var confirmed = world.get(URI.create(asked.json().path("SubscribeURL").asString()));
    assertEquals(200, confirmed.statusCode());
    assertTrue(confirmed.body().contains("<SubscriptionArn>" + arn + "</SubscriptionArn>"));
    assertEquals("false", attribute(arn, "PendingConfirmation"));
  }

  @Test
  void notificationIsSignedAndItsLinkUnsubscribes() throws Exception {
    String arn = confirmed(Map.of());
    String id = world.sns.publish(r -> r.topicArn(topic).subject("S").message("Hi")).messageId();
    pay();
    Posted told = posted.getLast();
    assertEquals("Notification", told.headers.getFirst("x-amz-sns-message-type"));
    assertEquals(id, told.headers.getFirst("x-amz-sns-message-id"));
    assertEquals(arn, told.headers.getFirst("x-amz-sns-subscription-arn"));
    assertEquals("Amazon Simple Notification Service Agent", told.headers.getFirst("User-Agent"));
    checkSignature(
        told.json(), List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"));
    URI link = URI.create(told.json().path("UnsubscribeURL").asString());
    assertEquals(200, world.get(link).statusCode());
    assertEquals(List.of(), world.sns.listSubscriptions().subscriptions());
    assertEquals(200, world.get(link).statusCode(), "ending it again changes nothing");
  }

  @Test
  void rawEndpointGetsTheMessageAlone() throws Exception {
    confirmed(Map.of("RawMessageDelivery", "true", "DeliveryPolicy", RETRIES));
    world.sns.publish(r -> r.topicArn(topic).message("{\"a\":1}"));
    pay();
    assertEquals("{\"a\":1}", posted.getLast().body);
    assertEquals("true", posted.getLast().headers.getFirst("x-amz-sns-rawdelivery"));
    assertEquals("application/json", posted.getLast().headers.getFirst("Content-Type"));
  }

  @Test
  void failuresAreTriedAgainAsThePolicySaysAndEndAsDeadLetters() throws Exception {
    Queue dead = queue("dead");
    String redrive = "{\"deadLetterTargetArn\":\"" + dead.arn() + "\"}";
    confirmed(Map.of("DeliveryPolicy", RETRIES, "RedrivePolicy", redrive));
    world.sns.publish(r -> r.topicArn(topic).message("lost"));
    answers.addAll(List.of(500, 503, 429, 500));
    List<Long> pauses = new ArrayList<>();
    OutboxEntry owed = claim();
    PostCall call = call(webhooks);
    for (int attempt = 0; attempt < 3; attempt++) {
      OutboxEntry tried = new OutboxEntry(owed.id(), owed.kind(), owed.body(), owed.due(), attempt);
      var again = assertInstanceOf(OutboxHandler.Outcome.RetryAt.class, call.handle(tried));
      pauses.add(Duration.between(world.now, again.due()).toSeconds());
    }
    assertEquals(List.of(0L, 5L, 9L), pauses);
    OutboxEntry last = new OutboxEntry(owed.id(), owed.kind(), owed.body(), owed.due(), 3);
    settle(last, call.handle(last));
    assertEquals(1, world.store.read(tx -> world.queues.count(tx, world.turn(), dead)).visible());
  }

  @Test
  void whatTheEndpointRefusesIsNotTriedAgain() throws Exception {
    confirmed(Map.of());
    for (int status : List.of(404, 302)) {
      world.sns.publish(r -> r.topicArn(topic).message("m"));
      int before = posted.size();
      answers.add(status);
      assertInstanceOf(OutboxHandler.Outcome.Done.class, pay());
      assertEquals(before + 1, posted.size());
    }
  }

  @Test
  void addressesThatAreNotAllowedAreNeverReached() throws Exception {
    confirmed(Map.of());
    world.sns.publish(r -> r.topicArn(topic).message("m"));
    int before = posted.size();
    try (Webhooks outside = webhooks(false)) {
      OutboxEntry owed = claim();
      assertInstanceOf(OutboxHandler.Outcome.Done.class, call(outside).handle(owed));
    }
    assertEquals(before, posted.size());
    var answer = webhooks.post("http://169.254.169.254/latest/meta-data", Map.of(), "");
    assertTrue(((Webhooks.Answer.Failed) answer).why().contains("169.254.169.254"));
  }

  @Test
  void passwordsInUrlsBecomeBasicAuthentication() throws Exception {
    webhooks.post(
        "http://me:p%40ss@127.0.0.1:" + endpoint.getAddress().getPort() + "/x", Map.of(), "b");
    assertEquals(
        "Basic " + Base64.getEncoder().encodeToString("me:p@ss".getBytes(UTF_8)),
        posted.getLast().headers.getFirst("Authorization"));
  }

  @Test
  void linkDoesNotEndWhatOnlyItsOwnerMay() throws Exception {
    String arn = subscribe(Map.of());
    pay();
    String token = posted.getLast().json().path("Token").asString();
    world.sns.confirmSubscription(
        r -> r.topicArn(topic).token(token).authenticateOnUnsubscribe("true"));
    URI link = world.base().resolve("/?Action=Unsubscribe&SubscriptionArn=" + arn);
    assertEquals(403, world.get(link).statusCode());
    assertTrue(world.get(link).body().contains("<Code>AuthorizationError</Code>"));
    world.sns.unsubscribe(r -> r.subscriptionArn(arn));
  }

  private String subscribe(Map<String, String> attributes) {
    String url = "http://127.0.0.1:" + endpoint.getAddress().getPort() + "/hook";
    return world
        .sns
        .subscribe(r ->
            r.topicArn(topic)
                .protocol("http")
                .endpoint(url)
                .attributes(attributes)
                .returnSubscriptionArn(true))
        .subscriptionArn();
  }

  private String confirmed(Map<String, String> attributes) throws Exception {
    String arn = subscribe(attributes);
    pay();
    String token = posted.getLast().json().path("Token").asString();
    world.sns.confirmSubscription(r -> r.topicArn(topic).token(token));
    return arn;
  }

  private String attribute(String arn, String name) {
    return world.sns.getSubscriptionAttributes(r -> r.subscriptionArn(arn)).attributes().get(name);
  }

  private Queue queue(String name) {
    return world.store.write(tx -> world.queues.create(tx, world.turn(), name, Map.of(), Map.of()));
  }

  private OutboxEntry claim() {
    return world
        .store
        .write(tx -> tx.outbox().claim(world.now, world.now.plusSeconds(60), 1))
        .getFirst();
  }

  private PostCall call(Webhooks through) {
    InstantSource clock = () -> world.now;
    Turns turns = new Turns(clock, new SystemIds(clock), Limits.aws(), Home.DEFAULT);
    return new PostCall(world.store, world.topics, turns, through);
  }

  private OutboxHandler.Outcome pay() {
    OutboxEntry owed = claim();
    OutboxHandler.Outcome outcome = call(webhooks).handle(owed);
    settle(owed, outcome);
    return outcome;
  }

  private void settle(OutboxEntry owed, OutboxHandler.Outcome outcome) {
    if (outcome instanceof OutboxHandler.Outcome.Done(var with)) {
      world.store.<Void>write(tx -> {
        tx.outbox().delete(owed.id());
        with.accept(tx);
        return null;
      });
    }
  }

  private void checkSignature(JsonNode message, List<String> members) throws Exception {
    StringBuilder text = new StringBuilder();
    members.forEach(
        name -> text.append(name).append('\n').append(message.path(name).asString()).append('\n'));
    var pem = world.get(URI.create(message.path("SigningCertURL").asString()));
    var certificate =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem.body().getBytes(UTF_8)));
    Signature signature = Signature.getInstance("SHA1withRSA");
    signature.initVerify(certificate);
    signature.update(text.toString().getBytes(UTF_8));
    assertTrue(signature.verify(Base64.getDecoder().decode(message.path("Signature").asString())));
  }
}
