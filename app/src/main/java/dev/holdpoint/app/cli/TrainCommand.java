package dev.holdpoint.app.cli;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.node.Node;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/**
 * {@code train}: does what a start does, in a folder that is thrown away, so that the launcher's
 * JVM can keep what it loaded (JEP 514). Not for people.
 */
@Command(name = "train", hidden = true)
final class TrainCommand implements Callable<Integer> {
  private static final String TEMPLATE =
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Queue: {Type: AWS::SQS::Queue}
        Topic:
          Type: AWS::SNS::Topic
          Properties: {Subscription: [{Protocol: email, Endpoint: a@b.example}]}
        Flow:
          Type: AWS::Serverless::StateMachine
          Properties:
            Definition: {StartAt: A, States: {A: {Type: Pass, End: true}}}
            Events: {Now: {Type: Schedule, Properties: {Schedule: rate(1 day)}}}
      Outputs: {Arn: {Value: !Ref Flow}}
      """;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("holdpoint-train");
    try {
      Path template = Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
      Config config = new Config(new Config.Http("127.0.0.1", 0), folder.resolve("data"), null);
      try (Node node = Node.start(config)) {
        node.stacks().run("train", template, Map.of());
        URI base = node.address().base();
        get(base.resolve("/_holdpoint/health"));
        get(base.resolve("/"));
        post(base, "sts", "Action=GetCallerIdentity&Version=2011-06-15", null);
        post(base, "states", "{}", "AWSStepFunctions.ListStateMachines");
        post(base, "sqs", "{}", "AmazonSQS.ListQueues");
      }
    } finally {
      delete(folder);
    }
    return 0;
  }

  private static void get(URI uri) throws IOException, InterruptedException {
    send(HttpRequest.newBuilder(uri).build());
  }

  private static void post(URI base, String service, String body, @Nullable String target)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve("/"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/"
                    + service
                    + "/aws4_request, SignedHeaders=host, Signature=0");
    if (target == null) {
      request.header("Content-Type", "application/x-www-form-urlencoded");
    } else {
      request.header("Content-Type", "application/x-amz-json-1.0").header("X-Amz-Target", target);
    }
    send(request.build());
  }

  private static void send(HttpRequest request) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      client.send(request, HttpResponse.BodyHandlers.discarding());
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
