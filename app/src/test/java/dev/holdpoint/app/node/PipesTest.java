package dev.holdpoint.app.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.run.Application;
import dev.holdpoint.app.run.NamedTemplate;
import dev.holdpoint.app.run.ValueFiles;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.pipes.PipesClient;
import software.amazon.awssdk.services.pipes.model.CreatePipeRequest;
import software.amazon.awssdk.services.pipes.model.NotFoundException;
import software.amazon.awssdk.services.pipes.model.PipeState;
import software.amazon.awssdk.services.pipes.model.RequestedPipeState;
import software.amazon.awssdk.services.pipes.model.ValidationException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Pipes, made by a template and by calls, from a queue through a workflow to a queue. */
final class PipesTest {
  private static final String TEMPLATE =
      """
      Resources:
        Orders: {Type: AWS::SQS::Queue, Properties: {QueueName: orders, VisibilityTimeout: 1}}
        Done: {Type: AWS::SQS::Queue, Properties: {QueueName: done}}
        Grouped: {Type: AWS::SQS::Queue, Properties: {QueueName: grouped.fifo, FifoQueue: true, ContentBasedDeduplication: true}}
        Upper:
          Type: AWS::StepFunctions::StateMachine
          Properties:
            StateMachineName: upper
            StateMachineType: EXPRESS
            RoleArn: arn:aws:iam::000000000000:role/r
            DefinitionString: '{"QueryLanguage": "JSONata", "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true,
              "Output": "{% [$states.input.{\\"who\\": $uppercase(name)}] %}"}}}'
        Work:
          Type: AWS::StepFunctions::StateMachine
          Properties:
            StateMachineName: work
            RoleArn: arn:aws:iam::000000000000:role/r
            DefinitionString: !Sub '{"StartAt": "S", "States": {"S": {"Type": "Task", "End": true,
              "Resource": "arn:aws:states:::sqs:sendMessage",
              "Parameters": {"QueueUrl": "${Done}", "MessageBody.$": "$"}}}}'
        Pipe:
          Type: AWS::Pipes::Pipe
          Properties:
            Name: orders-to-work
            RoleArn: arn:aws:iam::000000000000:role/r
            Source: !GetAtt Orders.Arn
            SourceParameters:
              SqsQueueParameters: {BatchSize: 1}
              FilterCriteria: {Filters: [{Pattern: '{"body": {"name": [{"exists": true}]}}'}]}
            Enrichment: !Ref Upper
            EnrichmentParameters: {InputTemplate: '{"name": <$.body.name>}'}
            Target: !Ref Work
            TargetParameters:
              StepFunctionStateMachineParameters: {InvocationType: FIRE_AND_FORGET}
              InputTemplate: '{"hello": "<$.who> of <aws.pipes.pipe-name>"}'
            Tags: {team: blue}
      """;

  @TempDir Path folder;
  private Node node;
  private PipesClient pipes;
  private SqsClient queues;

  @BeforeEach
  void start() throws Exception {
    node = Node.start(new Config(new Config.Http("127.0.0.1", 0), folder.resolve("data"), null));
    Path template = Files.writeString(folder.resolve("t.yaml"), TEMPLATE);
    Application application =
        new Application(
            List.of(new NamedTemplate("orders", template)),
            List.of(),
            null,
            Map.of(),
            ValueFiles.NONE);
    application.requests().forEach(node.stacks()::run);
    var keys = StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
    URI here = URI.create(node.inner().toString());
    pipes =
        PipesClient.builder()
            .endpointOverride(here)
            .region(Region.US_EAST_1)
            .credentialsProvider(keys)
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    queues =
        SqsClient.builder()
            .endpointOverride(here)
            .region(Region.US_EAST_1)
            .credentialsProvider(keys)
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @AfterEach
  void stop() {
    pipes.close();
    queues.close();
    node.close();
  }

  private String url(String name) {
    return queues.getQueueUrl(get -> get.queueName(name)).queueUrl();
  }

  private void send(String body) {
    queues.sendMessage(send -> send.queueUrl(url("orders")).messageBody(body));
  }

  private Message received(String queue) {
    List<Message> found =
        queues
            .receiveMessage(get ->
                get.queueUrl(url(queue))
                    .waitTimeSeconds(10)
                    .messageSystemAttributeNamesWithStrings("All"))
            .messages();
    assertEquals(1, found.size());
    return found.getFirst();
  }

  private static String arn(String service, String resource) {
    return "arn:aws:" + service + ":us-east-1:000000000000:" + resource;
  }

  private static CreatePipeRequest.Builder pipe(String name) {
    return CreatePipeRequest.builder()
        .name(name)
        .source(arn("sqs", "orders"))
        .target(arn("sqs", "grouped.fifo"))
        .roleArn("arn:aws:iam::000000000000:role/r");
  }

  @Test
  void aQueueStartsAWorkflowWithWhatTheEnrichmentMade() {
    send("{\"nobody\": true}");
    send("{\"name\": \"ann\"}");
    assertEquals("[{\"hello\":\"ANN of orders-to-work\"}]", received("done").body());
    assertEquals(
        Map.of("team", "blue"),
        pipes
            .listTagsForResource(list -> list.resourceArn(arn("pipes", "pipe/orders-to-work")))
            .tags());
  }

  @Test
  void stoppedPipesTakeNothingAndStartedOnesGoOn() {
    assertEquals(
        PipeState.STOPPING, pipes.stopPipe(stop -> stop.name("orders-to-work")).currentState());
    send("{\"name\": \"bob\"}");
    assertEquals(1, queues.receiveMessage(get -> get.queueUrl(url("orders"))).messages().size());
    assertEquals(
        PipeState.STARTING, pipes.startPipe(start -> start.name("orders-to-work")).currentState());
    assertTrue(received("done").body().contains("BOB"));
  }

  @Test
  void whatATargetRefusesComesAgain() {
    pipes.deletePipe(delete -> delete.name("orders-to-work"));
    pipes.createPipe(
        pipe("p")
            .targetParameters(target ->
                target
                    .inputTemplate("<$.body.v>")
                    .sqsQueueParameters(fifo -> fifo.messageGroupId("$.body.group")))
            .build());
    send("{\"v\": 1}");
    send("{\"v\": 2, \"group\": \"g\"}");
    Message told = received("grouped.fifo");
    assertEquals("2", told.body());
    assertEquals("g", told.attributesAsStrings().get("MessageGroupId"));
    pipes.stopPipe(stop -> stop.name("p"));
    Instant latest = Instant.now().plus(Duration.ofSeconds(20));
    List<Message> left = List.of();
    while (left.isEmpty() && Instant.now().isBefore(latest)) {
      left =
          queues.receiveMessage(get -> get.queueUrl(url("orders")).waitTimeSeconds(5)).messages();
    }
    assertEquals("{\"v\": 1}", left.getFirst().body());
  }

  @Test
  void pipesAreShownChangedListedAndDeleted() {
    pipes.createPipe(pipe("p").description("d").desiredState(RequestedPipeState.STOPPED).build());
    var shown = pipes.describePipe(get -> get.name("p"));
    assertEquals(PipeState.STOPPED, shown.currentState());
    assertEquals("d", shown.description());
    pipes.updatePipe(update ->
        update
            .name("p")
            .roleArn(shown.roleArn())
            .sourceParameters(source -> source.sqsQueueParameters(sqs -> sqs.batchSize(3))));
    assertEquals(
        3,
        pipes
            .describePipe(get -> get.name("p"))
            .sourceParameters()
            .sqsQueueParameters()
            .batchSize());
    assertEquals(1, pipes.listPipes(list -> list.desiredState("STOPPED")).pipes().size());
    var first = pipes.listPipes(list -> list.limit(1));
    assertEquals("orders-to-work", first.pipes().getFirst().name());
    assertEquals(
        "p", pipes.listPipes(list -> list.nextToken(first.nextToken())).pipes().getFirst().name());
    pipes.deletePipe(delete -> delete.name("p"));
    assertThrows(NotFoundException.class, () -> pipes.describePipe(get -> get.name("p")));
  }

  @Test
  void whatIsNotServedIsRefusedByName() {
    assertRefused(pipe("p").source(arn("kinesis", "stream/s")), "sources other than");
    assertRefused(pipe("p").target(arn("ecs", "cluster/c")), "targets of this kind");
    assertRefused(
        pipe("p").target(arn("sqs", "x").replace("000000000000", "111122223333")),
        "other accounts");
    assertRefused(pipe("p").source(arn("sqs", "none")), "does not exist");
    assertRefused(pipe("p").target(arn("states", "stateMachine:work")), "STANDARD");
    assertRefused(
        pipe("p").targetParameters(t -> t.kinesisStreamParameters(k -> k.partitionKey("k"))),
        "TargetParameters.KinesisStreamParameters");
    assertRefused(
        pipe("p").sourceParameters(s -> s.sqsQueueParameters(sqs -> sqs.batchSize(11))),
        "between 1 and 10");
  }

  private void assertRefused(CreatePipeRequest.Builder pipe, String words) {
    ValidationException refused =
        assertThrows(ValidationException.class, () -> pipes.createPipe(pipe.build()));
    assertTrue(refused.getMessage().contains(words), refused.getMessage());
  }
}
