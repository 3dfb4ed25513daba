package dev.holdpoint.server.api.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.lambda.EventFilter;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.ReceiveRequest;
import dev.holdpoint.core.sqs.Received;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.server.wire.Served;
import dev.holdpoint.server.work.OutboxHandler;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/** Who invokes functions, and what becomes of it. */
class LambdaInvocationsTest extends LambdaWorld {
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

  @Test
  void eventIsTriedThreeTimesAndEndsAtItsDestinations() throws Exception {
    Queue dead = queue("dead", Map.of());
    Queue failed = queue("failed", Map.of());
    CreateFunctionResponse made =
        create("fails", "exports.handler = async () => { throw new Error('no'); };");
    new UpdateFunctionConfiguration(parts)
        .handle(
            UpdateFunctionConfigurationRequest.builder()
                .functionName("fails")
                .deadLetterConfig(d -> d.targetArn(dead.arn().value()))
                .build(),
            CALL);
    new PutFunctionEventInvokeConfig(parts)
        .handle(
            PutFunctionEventInvokeConfigRequest.builder()
                .functionName(made.functionArn())
                .destinationConfig(to -> to.onFailure(one -> one.destination(failed.arn().value())))
                .build(),
            CALL);
    InvokeResponse accepted =
        invoke(InvokeRequest.builder().functionName("fails").invocationType(InvocationType.EVENT));
    assertEquals(202, accepted.statusCode());
    OutboxEntry entry =
        store
            .write(tx -> tx.outbox().claim(clock.instant(), clock.instant().plusSeconds(60), 10))
            .getFirst();
    EventInvocations invocations =
        new EventInvocations(store, turns, parts.caller(), parts.invokeConfigs(), destinations());
    assertTrue(invocations.handle(entry) instanceof OutboxHandler.Outcome.RetryAt);
    OutboxEntry third = new OutboxEntry(entry.id(), entry.kind(), entry.body(), entry.due(), 2);
    OutboxHandler.Outcome last = invocations.handle(third);
    assertTrue(last instanceof OutboxHandler.Outcome.Done);
    store.write(tx -> {
      ((OutboxHandler.Outcome.Done) last).with().accept(tx);
      return true;
    });
    assertEquals(1, left(dead));
    assertEquals(1, left(failed));
  }

  @Test
  void reservedConcurrencyThrottles() throws Exception {
    create("echo", ECHO);
    new PutFunctionConcurrency(parts)
        .handle(
            PutFunctionConcurrencyRequest.builder()
                .functionName("echo")
                .reservedConcurrentExecutions(0)
                .build(),
            CALL);
    AwsException throttled =
        assertThrows(
            AwsException.class, () -> invoke(InvokeRequest.builder().functionName("echo")));
    assertEquals("TooManyRequestsException", throttled.code());
    new DeleteFunctionConcurrency(parts)
        .handle(DeleteFunctionConcurrencyRequest.builder().functionName("echo").build(), CALL);
    assertEquals(200, invoke(InvokeRequest.builder().functionName("echo")).statusCode());
  }

  @Test
  void filtersLetThroughWhatMatchesAndDropTheRest() {
    Queue queue = queue("q", Map.of());
    EventFilter filter = EventFilter.of(List.of("{\"body\":{\"kind\":[\"yes\"]}}"));
    send(queue, "{\"kind\":\"yes\"}");
    send(queue, "{\"kind\":\"no\"}");
    send(queue, "no JSON");
    var received =
        store.write(tx ->
            queues.receive(
                tx, turns.now(), queue, new ReceiveRequest(10, 30, 0, List.of(), List.of())));
    assertEquals(
        List.of("{\"kind\":\"yes\"}"),
        received.stream()
            .filter(message -> filter.passes(SqsEvent.filtered(queue.arn(), message)))
            .map(Received::body)
            .toList());
    assertThrows(AwsException.class, () -> EventFilter.of(List.of("{\"body\":1}")));
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
}
