package dev.holdpoint.server.api.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.server.calls.remote.Access;
import dev.holdpoint.server.calls.remote.Endpoint;
import dev.holdpoint.server.calls.remote.Endpoints;
import dev.holdpoint.server.calls.remote.ModuleSource;
import dev.holdpoint.server.calls.remote.RemoteCaller;
import dev.holdpoint.server.calls.remote.RemoteTask;
import dev.holdpoint.server.calls.remote.Roles;
import dev.holdpoint.server.calls.remote.SdkLibrary;
import dev.holdpoint.server.calls.remote.ServiceClients;
import dev.holdpoint.server.work.CallerHome;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import tools.jackson.databind.JsonNode;

/** Tasks that call S3 where it is served here; there are access keys, which they do not have. */
class InnerDoorTest {
  private final ServiceClients clients =
      new ServiceClients(
          new SdkLibrary(new ModuleSource(Path.of("none"), Path.of("none"), null, "0")),
          new Access(Home.DEFAULT));

  private S3Fixture world;
  private RemoteTask task;

  @BeforeEach
  void open(@TempDir Path folder) {
    world = new S3Fixture(folder, true);
    Endpoint here = new Endpoint.Here(new InnerDoor(new S3Route(world.shelf, null)));
    Endpoints endpoints = new Endpoints(Map.of("s3", here));
    task =
        new RemoteTask(
            new RemoteCaller(endpoints, clients, new Roles(endpoints, clients, world.clock)));
    world.s3.createBucket(b -> b.bucket("box"));
  }

  @AfterEach
  void close() {
    clients.close();
    world.close();
  }

  private Calls.Outcome call(String action, String parameters, @Nullable String role) {
    Resource.Integration resource =
        new Resource.Integration(
            Arn.of("arn:aws:states:::aws-sdk:s3:" + action),
            "aws-sdk:s3",
            action,
            Resource.Pattern.REQUEST_RESPONSE);
    return task.call(
        new Effect.CallTask(
            new TaskRef(new ExecutionId(1), 0, 3),
            resource,
            Json.parse(parameters.replace('\'', '"')),
            role),
        "b6a0cb2c-0000-4000-8000-000000000000");
  }

  private static JsonNode answered(Calls.Outcome outcome) {
    assertTrue(outcome instanceof Calls.Outcome.Answered, outcome.toString());
    return Json.parse(((Calls.Outcome.Answered) outcome).output());
  }

  private static String error(Calls.Outcome outcome) {
    assertTrue(outcome instanceof Calls.Outcome.Failed, outcome.toString());
    return ((Calls.Outcome.Failed) outcome).failure().error();
  }

  @Test
  void whatOneTaskPutsAnotherGets() {
    JsonNode put =
        answered(call("putObject", "{'Bucket':'box','Key':'a/b.json','Body':{'n':1}}", null));
    assertTrue(put.path("ETag").asString("").startsWith("\""), put.toString());
    JsonNode got = answered(call("getObject", "{'Bucket':'box','Key':'a/b.json'}", null));
    assertEquals("{\"n\":1}", got.path("Body").asString(""));
    assertEquals(put.path("ETag"), got.path("ETag"));
    JsonNode listed = answered(call("listObjectsV2", "{'Bucket':'box','Prefix':'a/'}", null));
    assertEquals("a/b.json", listed.at("/Contents/0/Key").asString(""));
    assertEquals(
        7,
        answered(call("headObject", "{'Bucket':'box','Key':'a/b.json'}", null))
            .path("ContentLength")
            .asInt());
    answered(call("deleteObject", "{'Bucket':'box','Key':'a/b.json'}", null));
    assertEquals(
        "S3.NoSuchKeyException",
        error(call("getObject", "{'Bucket':'box','Key':'a/b.json'}", null)));
  }

  @Test
  void anAnswerMayBeAsLargeAsATasksResultMay() {
    world.s3.putObject(b -> b.bucket("box").key("just"), RequestBody.fromBytes(new byte[200_000]));
    world.s3.putObject(b -> b.bucket("box").key("much"), RequestBody.fromBytes(new byte[300_000]));
    assertEquals(
        200_000,
        answered(call("getObject", "{'Bucket':'box','Key':'just'}", null))
            .path("Body")
            .asString("")
            .length());
    assertEquals(
        "States.DataLimitExceeded",
        error(call("getObject", "{'Bucket':'box','Key':'much'}", null)));
  }

  @Test
  void aTaskHasItsExecutionsAccountOrItsRoles() {
    String list = "{'Bucket':'box'}";
    answered(call("listObjectsV2", list, null));
    Home other = new Home("111111111111", "us-east-1");
    assertEquals(
        "S3.AccessDeniedException",
        error(CallerHome.call(other, () -> call("listObjectsV2", list, null))));
    assertEquals(
        "S3.AccessDeniedException",
        error(call("listObjectsV2", list, "arn:aws:iam::111111111111:role/reader")));
    String own = "arn:aws:iam::" + Home.DEFAULT.account() + ":role/reader";
    answered(CallerHome.call(other, () -> call("listObjectsV2", list, own)));
  }
}
