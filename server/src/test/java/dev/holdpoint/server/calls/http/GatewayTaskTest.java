package dev.holdpoint.server.calls.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.ApiKind;
import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import tools.jackson.databind.JsonNode;

/** Against a real server of the JDK's, which stands for ourselves and for others. */
final class GatewayTaskTest {
  private static final Resource RESOURCE =
      new Resource.Integration(
          Arn.of("arn:aws:states:::apigateway:invoke"),
          "apigateway",
          "invoke",
          Resource.Pattern.REQUEST_RESPONSE);

  private final Store store = new InMemoryStore();
  private final HttpCaller http = new HttpCaller(new AllowedTargets(Set.of()));
  private final Remote remote =
      new Remote(asked ->
          asked.path().endsWith("missing")
              ? Remote.Answer.json(404, "{\"message\":\"Not Found\"}")
              : Remote.Answer.json(200, "{\"path\":\"" + asked.path() + "\"}"));

  private final RequestSigner signer =
      new SigV4Signer(
          () -> StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "secret")));

  private final GatewayTask task =
      new GatewayTask(new ApiReach(store, http, () -> URI.create(remote.base()), signer, signer));

  @AfterEach
  void close() {
    remote.close();
    http.close();
    store.close();
  }

  private Calls.Outcome invoke(String parameters) {
    return task.call(
        new Effect.CallTask(
            new TaskRef(new ExecutionId(1), 0, 3),
            RESOURCE,
            Json.parse(parameters.replace('\'', '"'))),
        "id");
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
  void apiThatLivesHereIsCalledHere() {
    Turns turns =
        new Turns(
            InstantSource.system(),
            new SystemIds(InstantSource.system()),
            Limits.aws(),
            Home.DEFAULT);
    Api api =
        store.write(
            tx -> new Apis().create(tx, turns.now(), ApiKind.REST, "bills", List.of(), List.of()));
    JsonNode answer =
        answered(
            invoke(
                ("{'ApiEndpoint':'%s.execute-api.eu-west-1.amazonaws.com','Method':'POST',"
                        + "'Stage':'prod','Path':'bills/7','QueryParameters':{'a':['1','2']},"
                        + "'Headers':{'X-Token':['t']},'RequestBody':{'x':1,'n':null},"
                        + "'AuthType':'IAM_ROLE'}")
                    .formatted(api.id())));
    assertEquals(
        "/execute-api/" + api.id() + "/prod/bills/7",
        answer.get("ResponseBody").get("path").stringValue());
    assertEquals(200, answer.get("StatusCode").intValue());
    assertEquals("[\"application/json\"]", answer.get("Headers").get("content-type").toString());
    Remote.Asked asked = remote.asked.getFirst();
    assertEquals("a=1&a=2", asked.query());
    assertEquals("{\"x\":1}", asked.body());
    assertEquals("t", asked.header("X-token"));
    assertTrue(asked.header("Authorization").startsWith("AWS4-HMAC-SHA256 Credential=AKID/"));
  }

  @Test
  void failuresHaveAwsNames() {
    String local = "{'ApiEndpoint':'localhost:%d','Method':'GET','Path':'/%s'}";
    assertEquals(
        "ApiGateway.404: {\"message\":\"Not Found\"}",
        error(invoke(local.formatted(remote.port(), "missing"))));
    String nowhere = "{'ApiEndpoint':'abc.execute-api.us-east-1.invalid','Method':'GET'}";
    assertTrue(error(invoke(nowhere)).startsWith("ApiGateway.ConnectException: "));
    for (String wrong :
        List.of(
            "{'ApiEndpoint':'https://a/b','Method':'GET'}",
            "{'Method':'GET'}",
            "{'ApiEndpoint':'a','Method':'BREW'}",
            "{'ApiEndpoint':'a','Method':'GET','Headers':{'Authorization':'x'}}",
            "{'ApiEndpoint':'a','Method':'GET','Headers':{'X-Amz-Date':'x'}}",
            "{'ApiEndpoint':'a','Method':'GET','AuthType':'MAGIC'}",
            "{'ApiEndpoint':'a','Method':'GET','Extra':1}")) {
      assertTrue(error(invoke(wrong)).startsWith("States.Runtime: The "), wrong);
    }
  }

  @Test
  void requestIsSignedForOthers() {
    OutsideRequest plain =
        new OutsideRequest(
            "POST",
            URI.create("https://abc.execute-api.us-east-1.amazonaws.com/prod?x=1"),
            java.util.Map.of("Content-Type", List.of("application/json")),
            new byte[] {'{', '}'});
    OutsideRequest signed = signer.sign(plain, "execute-api", "us-east-1");
    String header = String.join("", signed.headers().get("Authorization"));
    assertTrue(header.startsWith("AWS4-HMAC-SHA256 Credential=AKID/"), header);
    assertTrue(header.contains("/us-east-1/execute-api/aws4_request"), header);
    assertEquals(plain.url(), signed.url());
  }
}
