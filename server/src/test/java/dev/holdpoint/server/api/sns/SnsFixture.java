package dev.holdpoint.server.api.sns;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.sns.Outlets;
import dev.holdpoint.core.sns.SenderSettings;
import dev.holdpoint.core.sns.Topics;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.store.Mail;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.http.HttpListener;
import dev.holdpoint.server.http.HttpSettings;
import dev.holdpoint.server.mail.MailboxRoute;
import dev.holdpoint.server.wire.AwsDoor;
import dev.holdpoint.server.work.CallerHome;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

/** SNS, its pages and the mailbox behind a real listener; the clock is the test's. */
final class SnsFixture implements AutoCloseable {
  private static final Pattern LINK = Pattern.compile("http://\\S+/_holdpoint/\\S+");

  final Store store = new InMemoryStore();
  final SnsClient sns;
  final Topics topics;
  final Queues queues = new Queues(_ -> {});
  Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private final SystemIds ids = new SystemIds(InstantSource.system());
  private final HttpListener listener;
  private final HttpClient http = HttpClient.newHttpClient();

  SnsFixture() {
    SigningKey signing = SigningKey.of(store, now);
    topics =
        new Topics(
            new Outlets(
                () -> SenderSettings.mailbox(base().toString()),
                signing,
                queues,
                new DeliveryLog((_, _, _) -> {})));
    listener =
        new HttpListener(
            HttpSettings.loopback(0, 2_000_000),
            List.of(
                new SubscriptionPages(store, topics, this::turn),
                new MailboxRoute(store),
                new CertificateRoute(signing),
                new AwsDoor(List.of(SnsService.of(store, topics, this::turn)))));
    listener.start();
    sns = client(Region.US_EAST_1);
  }

  SnsClient client(Region region) {
    return SnsClient.builder()
        .endpointOverride(base())
        .region(region)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  Turn turn() {
    return new Turn(now, ids, Limits.aws(), CallerHome.or(Home.DEFAULT));
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + listener.port());
  }

  List<Mail> mails() {
    return store.read(tx -> tx.mails().list(1000));
  }

  /** The link in the newest mail. */
  URI link() {
    Matcher link = LINK.matcher(mails().getLast().text());
    if (!link.find()) {
      throw new AssertionError("Expected a link, but there was none");
    }
    return URI.create(link.group());
  }

  HttpResponse<String> get(URI uri) throws Exception {
    return send(HttpRequest.newBuilder(uri));
  }

  HttpResponse<String> press(URI uri) throws Exception {
    return post(uri, "answer=yes");
  }

  HttpResponse<String> post(URI uri, String form) throws Exception {
    return send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    sns.close();
    http.close();
    listener.close();
  }
}
