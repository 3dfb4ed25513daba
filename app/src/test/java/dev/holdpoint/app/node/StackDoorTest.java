package dev.holdpoint.app.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.run.Application;
import dev.holdpoint.app.run.NamedTemplate;
import dev.holdpoint.app.run.ValueFiles;
import dev.holdpoint.app.stack.Stack;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Store;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackDoorTest {
  private static final String BASE =
      """
      Resources:
        A: {Type: AWS::SQS::Queue}
        B: {Type: AWS::SQS::Queue, DeletionPolicy: Retain}
      Outputs: {Url: {Value: !Ref A, Export: {Name: url}}}
      """;

  private static final String USER =
      "Resources: {R: {Type: AWS::IAM::Role, Properties: {Description: !ImportValue url}}}";

  @TempDir Path folder;

  private Config config() {
    return new Config(new Config.Http("127.0.0.1", 0), folder.resolve("data"), null);
  }

  private static HttpResponse<String> send(Node node, String method, String path, String body)
      throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(node.inner().resolve(path))
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .header("Content-Type", "application/json")
              .build(),
          HttpResponse.BodyHandlers.ofString(UTF_8));
    }
  }

  private HttpResponse<String> deploy(Node node, String name, String text) throws Exception {
    Path template = Files.writeString(folder.resolve(name + ".yaml"), text);
    Application application =
        new Application(
            List.of(new NamedTemplate(name, template)), List.of(), null, Map.of(), ValueFiles.NONE);
    return send(node, "POST", "/_holdpoint/stacks", Json.tree(application).toString());
  }

  private static List<String> stacks(Store store) {
    return store.read(Stack::all).stream().map(Stack::name).toList();
  }

  @Test
  void stacksComeAndGoWhileItRunsAndWhileItIsStopped() throws Exception {
    try (Node node = Node.start(config())) {
      assertEquals(200, deploy(node, "base", BASE).statusCode());
      assertEquals(200, deploy(node, "user", USER).statusCode());
      HttpResponse<String> used = send(node, "DELETE", "/_holdpoint/stacks/base", "");
      assertEquals(400, used.statusCode());
      assertTrue(used.body().contains("in use by user"), used.body());
      assertEquals(200, send(node, "DELETE", "/_holdpoint/stacks/user", "").statusCode());
      assertEquals(
          "{\"deleted\":[\"A\"],\"retained\":[\"B\"]}",
          send(node, "DELETE", "/_holdpoint/stacks/base", "").body());
      assertEquals(200, deploy(node, "base", BASE).statusCode());
    }
    try (Node still = Node.still(config())) {
      assertEquals(List.of("A"), still.stacks().delete("base").deleted());
      assertEquals(List.of(), stacks(still.store()));
    }
  }

  @Test
  void whatIsNotUnderstoodIsRefused() throws Exception {
    try (Node node = Node.start(config())) {
      assertEquals(400, send(node, "POST", "/_holdpoint/stacks", "{").statusCode());
      assertEquals(400, send(node, "POST", "/_holdpoint/stacks", "[1]").statusCode());
      assertEquals(400, send(node, "DELETE", "/_holdpoint/stacks/none", "").statusCode());
      HttpResponse<String> bad = deploy(node, "bad", "Resources: {X: {Type: AWS::No::Such}}");
      assertTrue(bad.body().contains("X is a AWS::No::Such"), bad.body());
    }
  }
}
