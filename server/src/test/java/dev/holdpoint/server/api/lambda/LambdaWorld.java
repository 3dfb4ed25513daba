package dev.holdpoint.server.api.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.events.Buses;
import dev.holdpoint.core.events.Events;
import dev.holdpoint.core.events.Targets;
import dev.holdpoint.core.lambda.EventSources;
import dev.holdpoint.core.lambda.Functions;
import dev.holdpoint.core.lambda.InvokeConfigs;
import dev.holdpoint.core.lambda.LambdaLimits;
import dev.holdpoint.core.lambda.Layers;
import dev.holdpoint.core.sns.Outlets;
import dev.holdpoint.core.sns.SenderSettings;
import dev.holdpoint.core.sns.Topics;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.sqs.ReceiveRequest;
import dev.holdpoint.core.sqs.Received;
import dev.holdpoint.core.sqs.SendRequest;
import dev.holdpoint.server.api.sns.SigningKey;
import dev.holdpoint.server.api.sqs.LongPoll;
import dev.holdpoint.server.api.sqs.QueueWaiters;
import dev.holdpoint.server.calls.objects.FolderStorage;
import dev.holdpoint.server.host.CodeStore;
import dev.holdpoint.server.host.FunctionHost;
import dev.holdpoint.server.host.HostLimits;
import dev.holdpoint.server.host.HostSettings;
import dev.holdpoint.server.wire.Call;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Lambda's parts over a store in memory, with real functions. */
abstract class LambdaWorld {
  static final Call CALL = new Call("r-1", URI.create("http://127.0.0.1"));

  static final String ECHO = "exports.handler = async (event) => event;";

  @TempDir Path data;

  /** Where each bucket is a folder. */
  @TempDir Path buckets;

  final InMemoryStore store = new InMemoryStore();
  final InstantSource clock = InstantSource.system();
  final Turns turns = new Turns(clock, new SystemIds(clock), Limits.aws(), Home.DEFAULT);
  final QueueWaiters waiters = new QueueWaiters();
  final Queues queues = new Queues(waiters);
  final FakeStreams streams = new FakeStreams();
  LambdaParts parts;

  @BeforeEach
  void open() {
    Functions functions = new Functions(LambdaLimits.aws());
    HostSettings settings =
        new HostSettings(
            data,
            HostSettings.ownJava(),
            List.of(),
            "node",
            () -> URI.create("http://127.0.0.1:1"),
            Home.DEFAULT,
            HostLimits.defaults());
    FunctionHost host = new FunctionHost(settings, (_, _, _) -> {}, clock);
    FunctionCaller caller = new FunctionCaller(store, turns, functions, host);
    EventSources sources = new EventSources(LambdaLimits.aws());
    EventSourcePoller poller =
        new EventSourcePoller(
            store,
            turns,
            sources,
            queues,
            new LongPoll(store, queues, waiters, turns::now),
            caller,
            new EventSourcePoller.Streams(streams, true, destinations()));
    parts =
        new LambdaParts(
            store,
            turns,
            functions,
            new Layers(),
            new InvokeConfigs(),
            sources,
            new CodeArchives(new CodeStore(data, LambdaLimits.aws()), new FolderStorage(buckets)),
            host,
            caller,
            poller);
    poller.start();
  }

  /** Who hears how invocations ended. */
  Destinations destinations() {
    Topics topics =
        new Topics(
            new Outlets(
                () -> SenderSettings.mailbox("http://127.0.0.1:1"),
                SigningKey.of(store, clock.instant()),
                queues,
                _ -> {}));
    return new Destinations(queues, topics, new Events(new Buses(), new Targets(Map.of())));
  }

  @AfterEach
  void close() {
    parts.feeding().close();
    parts.host().close();
  }

  static SdkBytes zip(String source) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("index.js"));
      zip.write(source.getBytes(UTF_8));
    }
    return SdkBytes.fromByteArray(bytes.toByteArray());
  }

  CreateFunctionResponse create(String name, String source) throws IOException {
    SdkBytes zip = zip(source);
    return new CreateFunction(parts)
        .handle(
            CreateFunctionRequest.builder()
                .functionName(name)
                .runtime("nodejs20.x")
                .handler("index.handler")
                .role("arn:aws:iam::000000000000:role/any")
                .timeout(3)
                .code(c -> c.zipFile(zip))
                .build(),
            CALL);
  }

  InvokeResponse invoke(InvokeRequest.Builder request) {
    return new Invoke(parts).handle(request.build(), CALL);
  }

  Queue queue(String name, Map<String, String> attributes) {
    return store.write(tx -> queues.create(tx, turns.now(), name, attributes, Map.of()));
  }

  void send(Queue queue, String body) {
    store.write(tx -> queues.send(tx, turns.now(), queue, SendRequest.of(body)));
  }

  long left(Queue queue) {
    return store.read(tx -> {
      var counts = queues.count(tx, turns.now(), queue);
      return counts.visible() + counts.inFlight();
    });
  }

  List<Received> await(Queue queue) throws Exception {
    return new LongPoll(store, queues, waiters, turns::now)
        .receive(
            tx -> queues.byName(tx, Home.DEFAULT, queue.name()),
            new ReceiveRequest(10, null, 20, List.of("All"), List.of("All")));
  }
}
