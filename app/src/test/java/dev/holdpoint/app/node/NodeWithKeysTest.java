package dev.holdpoint.app.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.server.access.AccessKey;
import dev.holdpoint.server.access.AccessRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A whole node with access keys, called by AWS's SDK and by a browser. */
class NodeWithKeysTest {
  private static final String SECRET = "0123456789abcdef+/";
  @TempDir private Path data;
  private Node node;
  private final HttpClient browser = HttpClient.newHttpClient();

  @BeforeEach
  void start() {
    List<AccessKey> keys =
        List.of(
            new AccessKey("ADMIN", SECRET, AccessRole.ADMIN, "000000000000"),
            new AccessKey("READER", SECRET, AccessRole.READ_ONLY, "000000000000"),
            new AccessKey("OTHER", SECRET, AccessRole.ADMIN, "111122223333"));
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
    browser.close();
    node.close();
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, String key, String secret) {
    return builder
        .endpointOverride(node.inner())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private static void refused(int status, String code, Runnable call) {
    AwsServiceException e = assertThrows(AwsServiceException.class, call::run);
    assertEquals(code + " " + status, e.awsErrorDetails().errorCode() + " " + e.statusCode());
  }

  @Test
  void everyProtocolKnowsItsCallers() {
    SqsClient sqs = client(SqsClient.builder(), "ADMIN", SECRET);
    assertTrue(sqs.createQueue(q -> q.queueName("q")).queueUrl().endsWith("/000000000000/q"));
    refused(
        403, "AccessDenied", () -> reader(SqsClient.builder()).deleteQueue(q -> q.queueUrl("q")));
    refused(
        403, "SignatureDoesNotMatch", () -> client(SqsClient.builder(), "ADMIN", "x").listQueues());
    refused(403, "AccessDenied", () -> reader(SnsClient.builder()).createTopic(t -> t.name("t")));
    refused(
        403, "InvalidClientTokenId", () -> client(SnsClient.builder(), "X", SECRET).listTopics());
    refused(
        403, "SignatureDoesNotMatch", () -> client(SnsClient.builder(), "ADMIN", "x").listTopics());
    refused(
        400,
        "AccessDeniedException",
        () -> reader(SfnClient.builder()).createActivity(a -> a.name("a")));
    refused(
        400,
        "UnrecognizedClientException",
        () -> client(SfnClient.builder(), "X", SECRET).listActivities());
    refused(
        400,
        "InvalidSignatureException",
        () -> client(SfnClient.builder(), "ADMIN", "x").listActivities());
    refused(
        403,
        "InvalidSignatureException",
        () -> client(LambdaClient.builder(), "ADMIN", "x").listFunctions());
    assertEquals(0, reader(LambdaClient.builder()).listFunctions().functions().size());
    assertEquals(1, reader(SqsClient.builder()).listQueues().queueUrls().size());
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C reader(B builder) {
    return client(builder, "READER", SECRET);
  }

  @Test
  void linksInMessagesNeedNoSignature() throws Exception {
    SnsClient sns = client(SnsClient.builder(), "OTHER", SECRET);
    String topic = sns.createTopic(t -> t.name("t")).topicArn();
    String queue = topic.replace(":sns:", ":sqs:");
    String arn =
        sns.subscribe(s -> s.topicArn(topic).protocol("sqs").endpoint(queue)).subscriptionArn();
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertEquals(403, status(http, "/?Action=ListTopics&Version=2010-03-31"));
      assertEquals(
          400, status(http, "/?Action=ConfirmSubscription&TopicArn=" + topic + "&Token=x"));
      assertEquals(200, status(http, "/?Action=Unsubscribe&SubscriptionArn=" + arn));
    }
    assertEquals(0, sns.listSubscriptions().subscriptions().size());
  }

  private int status(HttpClient http, String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(node.inner().resolve(path)).build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Test
  void aKeyActsForItsAccountAlone() {
    client(SqsClient.builder(), "ADMIN", SECRET).createQueue(q -> q.queueName("q"));
    SqsClient other = client(SqsClient.builder(), "OTHER", SECRET);
    assertEquals(0, other.listQueues().queueUrls().size());
    String url = other.createQueue(q -> q.queueName("q")).queueUrl();
    assertTrue(url.endsWith("/111122223333/q"), url);
  }

  @Test
  void peoplesPagesAskForALoginAndPublicOnesDoNot() throws Exception {
    assertEquals(303, status("/_holdpoint/console/executions", "").statusCode());
    assertEquals(401, status("/_holdpoint/mail", "").statusCode());
    assertEquals(401, status("/_holdpoint/stacks/x", "").statusCode());
    assertEquals(200, status("/_holdpoint/health", "").statusCode());
    assertEquals(404, status("/_holdpoint/subscriptions/confirm/t/00", "").statusCode());
    String cookie = login("READER").headers().firstValue("set-cookie").orElse("").split(";", 2)[0];
    HttpResponse<String> page = status("/_holdpoint/console/executions", cookie);
    assertEquals(200, page.statusCode());
    assertTrue(page.headers().firstValue("content-security-policy").isPresent());
    assertEquals(403, status("/_holdpoint/console/mailbox", cookie).statusCode());
    assertEquals(403, status("/_holdpoint/mail", cookie).statusCode());
    assertEquals(403, login("OTHER").statusCode());
  }

  private HttpResponse<String> login(String key) throws Exception {
    String form = "key=" + key + "&secret=" + SECRET.replace("+", "%2B").replace("/", "%2F");
    return browser.send(
        to("/_holdpoint/login")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> status(String path, String cookie) throws Exception {
    HttpRequest.Builder request = to(path);
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(node.inner() + path));
  }
}
