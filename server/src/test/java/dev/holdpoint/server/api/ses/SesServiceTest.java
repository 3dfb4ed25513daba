package dev.holdpoint.server.api.ses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.apigateway.ApiKind;
import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.ses.PostOffice;
import dev.holdpoint.core.store.Mail;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.http.HttpListener;
import dev.holdpoint.server.http.HttpSettings;
import dev.holdpoint.server.wire.AwsDoor;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.MessageRejectedException;
import software.amazon.awssdk.services.ses.model.SendEmailResponse;
import software.amazon.awssdk.services.ses.model.SesException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;

/** Through AWS's own clients, over HTTP. */
final class SesServiceTest {
  private static final String MIME =
      """
      From: Shop <shop@example.com>
      To: a@example.com
      Cc: b@example.com
      Subject: =?UTF-8?Q?F=C3=BCr_Sie?=
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary=x

      --x
      Content-Type: text/plain; charset=utf-8

      plain
      --x
      Content-Type: text/html; charset=utf-8

      <b>rich</b>
      --x--
      """
          .replace("\n", "\r\n");

  private final Store store = new InMemoryStore();
  private final HttpListener listener =
      new HttpListener(HttpSettings.loopback(0, 1_000_000), List.of(door()));
  private SesClient client;
  private SesV2Client second;

  private AwsDoor door() {
    InstantSource clock = InstantSource.system();
    Turns turns = new Turns(clock, new SystemIds(clock), Limits.aws(), Home.DEFAULT);
    SesService ses =
        new SesService(store, turns::now, () -> new PostOffice(true, "http://127.0.0.1:4566"));
    return new AwsDoor(List.of(ses.first(), ses.second()));
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C connected(
      B builder) {
    return builder
        .endpointOverride(URI.create("http://127.0.0.1:" + listener.port()))
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  @BeforeEach
  void connect() {
    listener.start();
    client = connected(SesClient.builder());
    second = connected(SesV2Client.builder());
  }

  @AfterEach
  void disconnect() {
    client.close();
    second.close();
    listener.close();
  }

  private List<Mail> mails() {
    return store.read(tx -> tx.mails().list(10));
  }

  private SendEmailResponse send(String from, List<String> to) {
    return client.sendEmail(request ->
        request
            .source(from)
            .replyToAddresses("Desk <d@example.com>", "e@example.com")
            .destination(d -> d.toAddresses(to).ccAddresses("Copy <c@example.com>"))
            .message(m ->
                m.subject(s -> s.data("Approve?"))
                    .body(b -> b.text(t -> t.data("plain")).html(h -> h.data("<a>rich</a>")))));
  }

  @Test
  void eachRecipientGetsAMailOfItsOwnWhichIsOwedToTheMailServer() {
    String id = send("Shop <shop@example.com>", List.of("a@example.com")).messageId();
    assertTrue(id.matches("[0-9a-f]{16}-[0-9a-f-]{36}-000000"), id);
    assertEquals(
        List.of("a@example.com", "Copy <c@example.com>"), mails().stream().map(Mail::to).toList());
    Mail mail = mails().getFirst();
    assertEquals("Shop <shop@example.com>", mail.from());
    assertEquals("Approve?", mail.subject());
    assertEquals("plain", mail.text());
    assertEquals("<a>rich</a>", mail.html());
    assertEquals(Mail.State.QUEUED, mail.state());
    Instant later = Instant.now().plusSeconds(60);
    OutboxEntry owed = store.write(tx -> tx.outbox().claim(later, later, 1)).getFirst();
    assertEquals(
        "Desk <d@example.com>, e@example.com", Json.parse(owed.body()).path("replyTo").asString());
  }

  @Test
  void theSecondVersionSendsToo() {
    second.sendEmail(request ->
        request
            .fromEmailAddress("shop@example.com")
            .destination(d -> d.toAddresses("a@example.com"))
            .content(c ->
                c.simple(
                    m -> m.subject(s -> s.data("Hi")).body(b -> b.html(h -> h.data("<b>x</b>"))))));
    assertEquals("<b>x</b>", mails().getFirst().html());
    assertEquals("", mails().getFirst().text());
  }

  @Test
  void linksToAnApiOfOursLeadHere() {
    InstantSource clock = InstantSource.system();
    Turns turns = new Turns(clock, new SystemIds(clock), Limits.aws(), Home.DEFAULT);
    String id =
        store.write(
            tx -> new Apis().create(tx, turns.now(), ApiKind.REST, "a", List.of(), List.of()).id());
    String link = "https://%s.execute-api.eu-west-1.amazonaws.com/prod?x=1";
    String text = link.formatted(id) + " " + link.formatted("aaaaaaaaaa");
    client.sendEmail(r ->
        r.source("a@example.com")
            .destination(d -> d.toAddresses("b@example.com"))
            .message(m -> m.subject(s -> s.data("s")).body(b -> b.text(t -> t.data(text)))));
    assertEquals(
        "http://127.0.0.1:4566/execute-api/%s/prod?x=1 %s"
            .formatted(id, link.formatted("aaaaaaaaaa")),
        mails().getFirst().text());
  }

  @Test
  void rawMessagesAreTakenApart() {
    client.sendRawEmail(r -> r.rawMessage(m -> m.data(SdkBytes.fromUtf8String(MIME))));
    second.sendEmail(r ->
        r.destination(d -> d.toAddresses("z@example.com"))
            .content(c -> c.raw(m -> m.data(SdkBytes.fromUtf8String(MIME)))));
    assertEquals(
        List.of("a@example.com", "b@example.com", "z@example.com"),
        mails().stream().map(Mail::to).toList());
    Mail mail = mails().getFirst();
    assertEquals("Für Sie", mail.subject());
    assertEquals("plain", mail.text().strip());
    assertEquals("<b>rich</b>", String.valueOf(mail.html()).strip());
  }

  @Test
  void whatCannotBeSentIsRefusedAndNamed() {
    SesException address =
        assertThrows(SesException.class, () -> send("nobody", List.of("a@example.com")));
    assertEquals("InvalidParameterValue", address.awsErrorDetails().errorCode());
    assertEquals("Missing final '@domain'", address.awsErrorDetails().errorMessage());
    assertThrows(
        MessageRejectedException.class,
        () -> send("a@example.com", Collections.nCopies(50, "a@example.com")));
    assertThrows(
        BadRequestException.class,
        () -> second.sendEmail(r -> r.content(c -> c.template(t -> t.templateName("x")))));
    byte[] attached = MIME.replace("text/html", "application/pdf").getBytes();
    assertThrows(
        SesException.class,
        () ->
            client.sendRawEmail(r -> r.rawMessage(m -> m.data(SdkBytes.fromByteArray(attached)))));
    assertEquals(List.of(), mails());
  }
}
