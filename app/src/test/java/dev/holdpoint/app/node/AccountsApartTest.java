package dev.holdpoint.app.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.server.access.AccessKey;
import dev.holdpoint.server.access.AccessRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What the keys of one account may do to what another account has. */
class AccountsApartTest {
  private static final String SECRET = "0123456789abcdef+/";
  private static final String OWNER = "000000000000";
  private static final String STRANGER = "111122223333";
  private static final String ROLE = "arn:aws:iam::000000000000:role/r";
  private static final String MACHINE =
      "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":9,\"End\":true}}}";
  private static final String HTTP_TASK =
      "{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::http:invoke\",\"Parameters\":"
          + "{\"ApiEndpoint\":\"https://api.invalid/\",\"Method\":\"GET\",\"Authentication\":"
          + "{\"ConnectionArn\":\"arn:aws:events:us-east-1:000000000000:connection/c/1\"}},"
          + "\"End\":true}";

  @TempDir private Path data;
  private Node node;

  @BeforeEach
  void start() {
    List<AccessKey> keys =
        List.of(
            new AccessKey("OWNER", SECRET, AccessRole.ADMIN, OWNER),
            new AccessKey("HELPER", SECRET, AccessRole.OPERATOR, OWNER),
            new AccessKey("STRANGER", SECRET, AccessRole.ADMIN, STRANGER));
    node =
        Node.start(
            new Config(
                new Config.Http("127.0.0.1", 0),
                data,
                null,
                Config.Outside.NONE,
                new Config.Access(keys, AccessRole.OPERATOR, List.of())));
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, String key) {
    return builder
        .endpointOverride(node.inner())
        .region(Region.US_EAST_1)
        .overrideConfiguration(
            c -> c.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(key, SECRET)))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private static String refused(String code, Runnable call) {
    AwsServiceException e = assertThrows(AwsServiceException.class, call::run);
    assertEquals(code, e.awsErrorDetails().errorCode());
    return e.awsErrorDetails().errorMessage();
  }

  @Test
  void queuesAreTheirOwnersUnlessTheirPolicySaysMore() {
    SqsClient owner = client(SqsClient.builder(), "OWNER");
    SqsClient stranger = client(SqsClient.builder(), "STRANGER");
    String url = owner.createQueue(q -> q.queueName("q")).queueUrl();
    assertEquals(
        "User: arn:aws:iam::111122223333:user/STRANGER is not authorized to perform:"
            + " sqs:ReceiveMessage on resource: arn:aws:sqs:us-east-1:000000000000:q because no"
            + " resource-based policy allows the sqs:ReceiveMessage action",
        refused("AccessDenied", () -> stranger.receiveMessage(r -> r.queueUrl(url))));
    refused(
        "AccessDenied",
        () -> stranger.sendMessage(r -> r.queueUrl("/000000000000/q").messageBody("x")));
    refused("AccessDenied", () -> stranger.deleteQueue(r -> r.queueUrl(url)));
    owner.addPermission(
        p -> p.queueUrl(url).label("l").awsAccountIds(STRANGER).actions("SendMessage"));
    stranger.sendMessage(r -> r.queueUrl(url).messageBody("x"));
    refused("AccessDenied", () -> stranger.receiveMessage(r -> r.queueUrl(url)));
    String denies =
        "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sqs:*\","
            + "\"Resource\":\"*\"},{\"Effect\":\"Deny\",\"Principal\":\"*\","
            + "\"Action\":\"SQS:Send*\",\"Resource\":\"*\"}]}";
    owner.setQueueAttributes(
        s -> s.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, denies)));
    refused("AccessDenied", () -> stranger.sendMessage(r -> r.queueUrl(url).messageBody("x")));
    assertEquals(1, owner.receiveMessage(r -> r.queueUrl(url)).messages().size());
  }

  @Test
  void topicsAreTheirOwnersUnlessTheirPolicySaysMore() {
    SnsClient owner = client(SnsClient.builder(), "OWNER");
    SnsClient stranger = client(SnsClient.builder(), "STRANGER");
    String topic = owner.createTopic(t -> t.name("t")).topicArn();
    refused("AccessDenied", () -> stranger.publish(p -> p.topicArn(topic).message("x")));
    refused("AccessDenied", () -> stranger.deleteTopic(d -> d.topicArn(topic)));
    owner.addPermission(
        p -> p.topicArn(topic).label("l").awsAccountIds(STRANGER).actionNames("Publish"));
    stranger.publish(p -> p.topicArn(topic).message("x"));
    refused("AccessDenied", () -> stranger.deleteTopic(d -> d.topicArn(topic)));
  }

  @Test
  void machinesExecutionsAndFunctionsAreTheirOwners() {
    SfnClient owner = client(SfnClient.builder(), "OWNER");
    SfnClient stranger = client(SfnClient.builder(), "STRANGER");
    String machine =
        owner
            .createStateMachine(m -> m.name("m").definition(MACHINE).roleArn(ROLE))
            .stateMachineArn();
    String run = owner.startExecution(s -> s.stateMachineArn(machine)).executionArn();
    String denied = "AccessDeniedException";
    refused(denied, () -> stranger.startExecution(s -> s.stateMachineArn(machine)));
    refused(denied, () -> stranger.getExecutionHistory(h -> h.executionArn(run)));
    refused(denied, () -> stranger.stopExecution(s -> s.executionArn(run)));
    refused(denied, () -> stranger.deleteStateMachine(d -> d.stateMachineArn(machine)));
    LambdaClient functions = client(LambdaClient.builder(), "STRANGER");
    for (String name : List.of("arn:aws:lambda:us-east-1:" + OWNER + ":function:f", OWNER + ":f")) {
      refused(denied, () -> functions.invoke(i -> i.functionName(name)));
      refused(denied, () -> functions.deleteFunction(i -> i.functionName(name)));
    }
    String queue = "arn:aws:sqs:us-east-1:" + OWNER + ":q";
    refused(
        denied,
        () -> functions.createEventSourceMapping(c -> c.functionName("f").eventSourceArn(queue)));
    EventBridgeClient events = client(EventBridgeClient.builder(), "STRANGER");
    String bus = "arn:aws:events:us-east-1:" + OWNER + ":event-bus/default";
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .source("a")
            .detailType("b")
            .detail("{}")
            .eventBusName(bus)
            .build();
    refused(denied, () -> events.putEvents(p -> p.entries(entry)));
    EventBridgeClient owners = client(EventBridgeClient.builder(), "OWNER");
    owners.putPermission(p -> p.statementId("s").principal(STRANGER).action("events:PutEvents"));
    assertEquals(0, events.putEvents(p -> p.entries(entry)).failedEntryCount());
    refused(denied, () -> events.putRule(r -> r.name("r").eventBusName(bus).eventPattern("{}")));
  }

  @Test
  void whoTriesAStateMayHaveItCallNoMoreThanHeMayCall() {
    SfnClient operator = client(SfnClient.builder(), "HELPER");
    String create =
        "{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::aws-sdk:sqs:createQueue\","
            + "\"Parameters\":{\"QueueName\":\"q\"},\"End\":true}";
    assertEquals(
        "User: arn:aws:iam::000000000000:user/HELPER is not authorized to perform:"
            + " sqs:CreateQueue because no identity-based policy allows the sqs:CreateQueue action",
        refused(
            "AccessDeniedException",
            () -> operator.testState(s -> s.definition(create).roleArn(ROLE))));
    SqsClient owner = client(SqsClient.builder(), "OWNER");
    assertEquals(0, owner.listQueues().queueUrls().size());
    operator.testState(s -> s.definition(create).mock(m -> m.result("{\"QueueUrl\":\"u\"}")));
    String url = owner.createQueue(q -> q.queueName("q")).queueUrl();
    String send =
        "{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::sqs:sendMessage\",\"Parameters\":"
            + "{\"QueueUrl\":\"%s\",\"MessageBody\":\"x\"},\"End\":true}";
    operator.testState(s -> s.definition(send.formatted(url)).roleArn(ROLE));
    assertEquals(1, owner.receiveMessage(r -> r.queueUrl(url)).messages().size());
    refused(
        "AccessDeniedException",
        () ->
            operator.testState(s ->
                s.definition(HTTP_TASK)
                    .roleArn(ROLE)
                    .inspectionLevel(InspectionLevel.TRACE)
                    .revealSecrets(true)));
    client(SfnClient.builder(), "OWNER").testState(s -> s.definition(create).roleArn(ROLE));
  }
}
