package dev.holdpoint.server.calls.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.server.calls.http.Remote;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Services whose modules are on our class path, at a server that is not ours: it speaks awsJson,
 * awsQuery for STS, and remembers what it was asked.
 */
final class RemoteCallerTest {
  private final Remote server = new Remote(this::answer);
  private final Map<String, Endpoint> endpoints =
      new HashMap<>(Map.of("sqs", new Endpoint.At(URI.create(server.base()))));
  private final ServiceClients clients =
      new ServiceClients(
          new SdkLibrary(new ModuleSource(Path.of("none"), Path.of("none"), null, "0")),
          new Access(Home.DEFAULT));

  private @Nullable RemoteTask remote;

  @AfterEach
  void close() {
    clients.close();
    server.close();
  }

  private Remote.Answer answer(Remote.Asked asked) {
    if (asked.body().contains("AssumeRole")) {
      return new Remote.Answer(
          200,
          "text/xml",
          ("<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                  + "<AssumeRoleResult><Credentials><AccessKeyId>ROLEKEY</AccessKeyId>"
                  + "<SecretAccessKey>s</SecretAccessKey><SessionToken>session</SessionToken>"
                  + "<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>"
                  + "</AssumeRoleResult></AssumeRoleResponse>")
              .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    return switch (asked.header("X-amz-target")) {
      case "AmazonSQS.CreateQueue" -> Remote.Answer.json(200, "{\"QueueUrl\":\"http://q/1\"}");
      case "AmazonSQS.GetQueueUrl" ->
          Remote.Answer.json(
              400,
              "{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\",\"message\":\"There is none.\"}");
      case "AWSEvents.PutEvents" -> Remote.Answer.json(200, "{\"FailedEntryCount\":0}");
      default ->
          Remote.Answer.json(400, "{\"__type\":\"Unheard\",\"message\":\"Never heard of it.\"}");
    };
  }

  private Calls.Outcome call(String resource, String parameters, @Nullable String role) {
    String[] parts = resource.split(":(?=[a-zA-Z]+$)");
    Resource.Integration integration =
        new Resource.Integration(
            Arn.of("arn:aws:states:::" + resource),
            parts[0],
            parts[1],
            Resource.Pattern.REQUEST_RESPONSE);
    RemoteTask task = remote == null ? task() : remote;
    remote = task;
    return task.call(
        new Effect.CallTask(
            new TaskRef(new ExecutionId(1), 0, 3),
            integration,
            Json.parse(parameters.replace('\'', '"')),
            role),
        "b6a0cb2c-0000-4000-8000-000000000000");
  }

  private RemoteTask task() {
    Endpoints all = new Endpoints(endpoints);
    return new RemoteTask(
        new RemoteCaller(all, clients, new Roles(all, clients, InstantSource.system())));
  }

  private static JsonNode answered(Calls.Outcome outcome) {
    assertTrue(outcome instanceof Calls.Outcome.Answered, outcome.toString());
    return Json.parse(((Calls.Outcome.Answered) outcome).output());
  }

  private static String error(Calls.Outcome outcome) {
    return ((Calls.Outcome.Failed) outcome).failure().error()
        + ": "
        + ((Calls.Outcome.Failed) outcome).failure().cause();
  }

  @Test
  void actionIsCalledByItsName() {
    JsonNode answer =
        answered(
            call(
                "aws-sdk:sqs:createQueue",
                "{'QueueName':'q','Attributes':{'DelaySeconds':'5'}}",
                null));
    assertEquals("{\"QueueUrl\":\"http://q/1\"}", answer.toString());
    Remote.Asked asked = server.asked.getFirst();
    assertEquals(
        Json.parse("{\"QueueName\":\"q\",\"Attributes\":{\"DelaySeconds\":\"5\"}}"),
        Json.parse(asked.body()));
    assertTrue(asked.header("Authorization").contains("/us-east-1/sqs/aws4_request"));
  }

  @Test
  void whoIsNoTaskAsksTooAndHearsTheServicesCode() {
    Endpoints all = new Endpoints(endpoints);
    RemoteCaller caller =
        new RemoteCaller(all, clients, new Roles(all, clients, InstantSource.system()));
    assertTrue(caller.reaches("sqs"));
    assertFalse(caller.reaches("ssm"));
    JsonNode queue = Json.object().put("QueueName", "q");
    assertEquals(
        "http://q/1", caller.ask("sqs", "createQueue", queue, "t").at("/QueueUrl").asString());
    RefusedException refused =
        assertThrows(RefusedException.class, () -> caller.ask("sqs", "getQueueUrl", queue, "t"));
    assertEquals("QueueDoesNotExist", refused.code());
    JsonNode secret = Json.object().put("Word", "sesame");
    RefusedException unfit =
        assertThrows(RefusedException.class, () -> caller.ask("sqs", "createQueue", secret, "t"));
    assertTrue(unfit.getMessage().contains("Word"), unfit.getMessage());
    assertFalse(unfit.getMessage().contains("sesame"), unfit.getMessage());
    assertThrows(RefusedException.class, () -> caller.ask("ssm", "getParameter", queue, "t"));
  }

  @Test
  void failuresHaveTheSdksNames() {
    String gone = error(call("aws-sdk:sqs:getQueueUrl", "{'QueueName':'q'}", null));
    assertTrue(
        gone.startsWith(
            "Sqs.QueueDoesNotExistException: There is none. (Service: Sqs, Status Code: 400"),
        gone);
    String unheard = error(call("aws-sdk:sqs:listQueues", "{}", null));
    assertTrue(unheard.startsWith("Sqs.SqsException: Never heard of it."), unheard);
    assertEquals(
        "States.Runtime: The Parameters '{\"Queue\":\"q\"}' could not be used to start the Task: "
            + "[The field 'Queue' is not supported by Step Functions]",
        error(call("aws-sdk:sqs:getQueueUrl", "{'Queue':'q'}", null))
            .replace(", The field 'QueueName' is required but was missing", ""));
    assertEquals(
        "States.Runtime: The service Sqs has no action 'doMagic'",
        error(call("aws-sdk:sqs:doMagic", "{}", null)));
  }

  @Test
  void nobodyListens() {
    endpoints.put("sqs", new Endpoint.At(URI.create("http://127.0.0.1:1")));
    String error = error(call("aws-sdk:sqs:listQueues", "{}", null));
    assertTrue(error.startsWith("Sqs.SdkClientException: "), error);
  }

  @Test
  void missingEndpointIsToldWithItsOption() {
    String error = error(call("dynamodb:putItem", "{}", null));
    assertTrue(
        error.startsWith("States.Runtime: Holdpoint does not serve dynamodb:putItem"), error);
    assertTrue(error.contains("--endpoint dynamodb=URL"), error);
    assertEquals(
        Map.of("dynamodb", "dynamodb:putItem", "bedrockruntime", "bedrock:invokeModel"),
        MissingEndpoints.in(
            "arn:aws:states:::dynamodb:putItem arn:aws-cn:states:::bedrock:invokeModel"
                + " arn:aws:states:::aws-sdk:sqs:createQueue arn:aws:states:::aws-sdk:s3:getObject"
                + " arn:aws:states:::sqs:sendMessage arn:aws:states:us-east-1:1:activity:x",
            new Endpoints(Map.of("s3", new Endpoint.Aws()))));
  }

  @Test
  void roleIsAssumedOnce() {
    String role = "arn:aws:iam::111111111111:role/other";
    answered(call("aws-sdk:sqs:createQueue", "{'QueueName':'q'}", role));
    assertTrue(server.asked.get(0).body().contains("RoleArn=arn%3Aaws%3Aiam%3A%3A111111111111"));
    assertTrue(server.asked.get(1).header("Authorization").contains("Credential=ROLEKEY/"));
    assertEquals("session", server.asked.get(1).header("X-amz-security-token"));
    answered(call("aws-sdk:sqs:createQueue", "{'QueueName':'q'}", role));
    assertEquals(3, server.asked.size());
  }
}
