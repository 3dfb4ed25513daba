package dev.holdpoint.server.api.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.EventSources;
import dev.holdpoint.core.lambda.Functions;
import dev.holdpoint.core.lambda.LambdaLimits;
import dev.holdpoint.core.lambda.Layers;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.sqs.ReceiveRequest;
import dev.holdpoint.core.sqs.Received;
import dev.holdpoint.core.sqs.SendRequest;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.server.api.sqs.LongPoll;
import dev.holdpoint.server.api.sqs.QueueWaiters;
import dev.holdpoint.server.host.CodeStore;
import dev.holdpoint.server.host.FunctionHost;
import dev.holdpoint.server.host.HostLimits;
import dev.holdpoint.server.host.HostSettings;
import dev.holdpoint.server.wire.Call;
import dev.holdpoint.server.wire.Served;
import dev.holdpoint.server.work.OutboxHandler;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;

/** Lambda's actions over a store in memory, with real functions. */
class LambdaActionsTest {
  private static final Call CALL = new Call("r-1", URI.create("http://127.0.0.1"));

  private static final String ECHO = "exports.handler = async (event) => event;";

  @TempDir Path data;
  private final InMemoryStore store = new InMemoryStore();
  private final InstantSource clock = InstantSource.system();
  private final Turns turns = new Turns(clock, new SystemIds(clock), Limits.aws(), Home.DEFAULT);
  private final QueueWaiters waiters = new QueueWaiters();
  private final Queues queues = new Queues(waiters);
  private LambdaParts parts;

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
    FunctionHost host = new FunctionHost(settings, clock);
    FunctionCaller caller = new FunctionCaller(store, turns, functions, host);
    EventSources sources = new EventSources(LambdaLimits.aws());
    EventSourcePoller poller =
        new EventSourcePoller(
            store,
            turns,
            sources,
            queues,
            new LongPoll(store, queues, waiters, turns::now),
            caller);
    parts =
        new LambdaParts(
            store,
            turns,
            functions,
            new Layers(),
            sources,
            new CodeStore(data, LambdaLimits.aws()),
            host,
            caller,
            poller);
    poller.start();
  }

  @AfterEach
  void close() {
    parts.feeding().close();
    parts.host().close();
  }

  private static SdkBytes zip(String source) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("index.js"));
      zip.write(source.getBytes(UTF_8));
    }
    return SdkBytes.fromByteArray(bytes.toByteArray());
  }

  private CreateFunctionResponse create(String name, String source) throws IOException {
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

  private InvokeResponse invoke(InvokeRequest.Builder request) {
    return new Invoke(parts).handle(request.build(), CALL);
  }

  @Test
  void functionIsCreatedInvokedChangedAndDeleted() throws Exception {
    CreateFunctionResponse created = create("echo", ECHO);
    assertEquals("arn:aws:lambda:us-east-1:000000000000:function:echo", created.functionArn());
    assertEquals("Active", created.stateAsString());
    InvokeResponse answer =
        invoke(
            InvokeRequest.builder()
                .functionName(created.functionArn())
                .logType(LogType.TAIL)
                .payload(SdkBytes.fromUtf8String("{\"a\":1}")));
    assertEquals("{\"a\":1}", answer.payload().asUtf8String());
    assertEquals(200, answer.statusCode());
    assertNull(answer.functionError());
    String log = new String(Base64.getDecoder().decode(answer.logResult()), UTF_8);
    assertTrue(log.startsWith("START RequestId: r-1"), log);

    SdkBytes failing = zip("exports.handler = async () => { throw new Error('no'); };");
    new UpdateFunctionCode(parts)
        .handle(
            UpdateFunctionCodeRequest.builder().functionName("echo").zipFile(failing).build(),
            CALL);
    assertEquals("Unhandled", invoke(InvokeRequest.builder().functionName("echo")).functionError());

    new DeleteFunction(parts)
        .handle(DeleteFunctionRequest.builder().functionName("echo").build(), CALL);
    GetFunctionRequest gone = GetFunctionRequest.builder().functionName("echo").build();
    AwsException refused =
        assertThrows(AwsException.class, () -> new GetFunction(parts).handle(gone, CALL));
    assertEquals("ResourceNotFoundException", refused.code());
    assertEquals(404, refused.status());
  }

  @Test
  void secondFunctionOfANameAndUnknownRuntimesAreRefused() throws Exception {
    create("echo", ECHO);
    AwsException twice = assertThrows(AwsException.class, () -> create("echo", ECHO));
    assertEquals("Function already exist: echo", twice.getMessage());
    CreateFunctionRequest python =
        CreateFunctionRequest.builder().functionName("p").runtime("ruby3.4").handler("a.b").build();
    AwsException refused =
        assertThrows(AwsException.class, () -> new CreateFunction(parts).handle(python, CALL));
    assertEquals("InvalidParameterValueException", refused.code());
    assertTrue(refused.getMessage().contains("ruby3.4"));
  }

  @Test
  void eventIsOwedOnceItIsAcceptedAndTriedThreeTimes() throws Exception {
    create("fails", "exports.handler = async () => { throw new Error('no'); };");
    InvokeResponse accepted =
        invoke(InvokeRequest.builder().functionName("fails").invocationType(InvocationType.EVENT));
    assertEquals(202, accepted.statusCode());
    OutboxEntry entry =
        store
            .write(tx -> tx.outbox().claim(clock.instant(), clock.instant().plusSeconds(60), 10))
            .getFirst();
    EventInvocations invocations = new EventInvocations(parts.caller(), clock);
    assertTrue(invocations.handle(entry) instanceof OutboxHandler.Outcome.RetryAt);
    OutboxEntry third = new OutboxEntry(entry.id(), entry.kind(), entry.body(), entry.due(), 2);
    assertEquals(OutboxHandler.Outcome.DONE, invocations.handle(third));
  }

  @Test
  void permissionsAreShownAsAPolicy() throws Exception {
    create("echo", ECHO);
    AddPermissionRequest request =
        AddPermissionRequest.builder()
            .functionName("echo")
            .statementId("api")
            .action("lambda:InvokeFunction")
            .principal("apigateway.amazonaws.com")
            .build();
    new AddPermission(parts).handle(request, CALL);
    assertThrows(AwsException.class, () -> new AddPermission(parts).handle(request, CALL));
    String policy =
        new GetPolicy(parts)
            .handle(GetPolicyRequest.builder().functionName("echo").build(), CALL)
            .policy();
    assertEquals(
        "apigateway.amazonaws.com",
        Json.parse(policy).at("/Statement/0/Principal/Service").asString());
  }

  private Queue queue(String name, Map<String, String> attributes) {
    return store.write(tx -> queues.create(tx, turns.now(), name, attributes, Map.of()));
  }

  private void send(Queue queue, String body) {
    store.write(tx -> queues.send(tx, turns.now(), queue, SendRequest.of(body)));
  }

  private long left(Queue queue) {
    return store.read(tx -> {
      var counts = queues.count(tx, turns.now(), queue);
      return counts.visible() + counts.inFlight();
    });
  }

  private void feed(Queue queue, String function, FunctionResponseType... types) {
    new CreateEventSourceMapping(parts)
        .handle(
            CreateEventSourceMappingRequest.builder()
                .eventSourceArn(queue.arn().value())
                .functionName(function)
                .functionResponseTypes(types)
                .build(),
            CALL);
  }

  private List<Received> await(Queue queue) throws Exception {
    return new LongPoll(store, queues, waiters, turns::now)
        .receive(
            tx -> queues.byName(tx, Home.DEFAULT, queue.name()),
            new ReceiveRequest(10, null, 20, List.of("All"), List.of("All")));
  }

  @Test
  void queueFeedsItsFunctionAndFailuresGoToTheDeadLetterQueue() throws Exception {
    Queue dead = queue("dead", Map.of());
    String redrive = "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":1}".formatted(dead.arn());
    Queue work = queue("work", Map.of("RedrivePolicy", redrive, "VisibilityTimeout", "1"));
    create(
        "worker",
        """
        exports.handler = async (event) => {
          const failed = event.Records.filter((r) => r.body === 'bad');
          console.log(event.Records[0].eventSource, event.Records[0].eventSourceARN);
          return { batchItemFailures: failed.map((r) => ({ itemIdentifier: r.messageId })) };
        };
        """);
    feed(work, "worker", FunctionResponseType.REPORT_BATCH_ITEM_FAILURES);
    send(work, "good");
    send(work, "bad");
    send(work, "good");
    List<Received> failed = await(dead);
    assertEquals(List.of("bad"), failed.stream().map(Received::body).toList());
    assertEquals(0, left(work));
  }

  @Test
  void unmodifiedClientManagesMappings() throws Exception {
    create("echo", ECHO);
    Queue work = queue("mapped", Map.of());
    try (Served served = new Served(LambdaService.create(parts));
        LambdaClient client = served.client(LambdaClient.builder())) {
      String uuid =
          client
              .createEventSourceMapping(
                  m -> m.functionName("echo").eventSourceArn(work.arn().value()).batchSize(1))
              .uuid();
      assertThrows(
          ResourceConflictException.class,
          () ->
              client.createEventSourceMapping(
                  m -> m.functionName("echo").eventSourceArn(work.arn().value())));
      assertEquals(
          "Disabled", client.updateEventSourceMapping(m -> m.uuid(uuid).enabled(false)).state());
      assertEquals(1, client.getEventSourceMapping(m -> m.uuid(uuid)).batchSize());
      assertEquals(
          uuid,
          client
              .listEventSourceMappings(m -> m.functionName("echo"))
              .eventSourceMappings()
              .getFirst()
              .uuid());
      client.deleteEventSourceMapping(m -> m.uuid(uuid));
      assertThrows(
          ResourceNotFoundException.class, () -> client.getEventSourceMapping(m -> m.uuid(uuid)));
    }
  }

  @Test
  void unmodifiedClientDrivesIt() throws Exception {
    SdkBytes zip = zip(ECHO);
    try (Served served = new Served(LambdaService.create(parts));
        LambdaClient client = served.client(LambdaClient.builder())) {
      client.createFunction(f ->
          f.functionName("wire")
              .runtime("nodejs20.x")
              .handler("index.handler")
              .role("arn:aws:iam::000000000000:role/any")
              .code(c -> c.zipFile(zip)));
      InvokeResponse answer =
          client.invoke(i ->
              i.functionName("wire").logType(LogType.TAIL).payload(SdkBytes.fromUtf8String("[1]")));
      assertEquals("[1]", answer.payload().asUtf8String());
      assertEquals(200, answer.statusCode());
      assertTrue(!answer.logResult().isEmpty());
      assertEquals(
          202,
          client
              .invoke(i -> i.functionName("wire").invocationType(InvocationType.EVENT))
              .statusCode());
      assertEquals("wire", client.listFunctions().functions().getFirst().functionName());
      client.deleteFunction(f -> f.functionName("wire"));
      assertThrows(
          ResourceNotFoundException.class, () -> client.getFunction(f -> f.functionName("wire")));
    }
  }
}
