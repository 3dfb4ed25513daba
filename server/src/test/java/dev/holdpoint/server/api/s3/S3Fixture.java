package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.events.Buses;
import dev.holdpoint.core.events.Events;
import dev.holdpoint.core.events.TargetKind;
import dev.holdpoint.core.events.Targets;
import dev.holdpoint.core.events.targets.FunctionTarget;
import dev.holdpoint.core.events.targets.QueueTarget;
import dev.holdpoint.core.s3.Announcer;
import dev.holdpoint.core.s3.Buckets;
import dev.holdpoint.core.s3.Notifying;
import dev.holdpoint.core.s3.Objects;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.store.Message;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.access.AccessKey;
import dev.holdpoint.server.access.AccessRole;
import dev.holdpoint.server.access.KeyRing;
import dev.holdpoint.server.access.S3Verifier;
import dev.holdpoint.server.http.HttpListener;
import dev.holdpoint.server.http.HttpSettings;
import dev.holdpoint.server.work.CallerHome;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** S3 behind a real listener, over a folder of its own. */
final class S3Fixture implements AutoCloseable {
  static final String KEY = "AKIATEST";
  static final String SECRET = "secret";

  final Store store = new InMemoryStore();
  final Queues queues = new Queues(_ -> {});
  final InstantSource clock = InstantSource.system();
  final Turns turns =
      new Turns(clock, new SystemIds(clock), Limits.aws(), () -> CallerHome.or(Home.DEFAULT));
  final Buckets buckets = new Buckets();
  final ObjectFiles files;
  final Shelf shelf;
  final S3Client s3;
  private final HttpListener listener;

  S3Fixture(Path folder, boolean withKeys) {
    files = new ObjectFiles(folder);
    Map<TargetKind, dev.holdpoint.core.events.TargetCall> kinds =
        Map.of(
            TargetKind.QUEUE, new QueueTarget(queues), TargetKind.FUNCTION, new FunctionTarget());
    Events events = new Events(new Buses(), new Targets(kinds));
    Announcer announcer = new Announcer(events, kinds);
    shelf =
        new Shelf(
            store,
            turns,
            buckets,
            new Objects(announcer),
            new Notifying(buckets, announcer),
            files,
            true);
    AccessKey key = new AccessKey(KEY, SECRET, AccessRole.ADMIN, Home.DEFAULT.account());
    KeyRing keys = new KeyRing(List.of(key), new byte[32], AccessRole.OPERATOR);
    S3Verifier verifier = withKeys ? new S3Verifier(keys, clock) : null;
    listener =
        new HttpListener(
            HttpSettings.loopback(0, 1_000_000), List.of(new S3Route(shelf, verifier)));
    listener.start();
    s3 = client(SECRET);
  }

  S3Client client(String secret) {
    return S3Client.builder()
        .endpointOverride(base())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, secret)))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  /** What is in a queue, which is taken out of sight by this. */
  List<String> messages(Queue queue) {
    return store.write(tx ->
        tx
            .messages()
            .receive(queue.arn().value(), clock.instant(), clock.instant().plusSeconds(3600), 100)
            .stream()
            .map(Message::body)
            .toList());
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + listener.port());
  }

  @Override
  public void close() {
    s3.close();
    listener.close();
  }
}
