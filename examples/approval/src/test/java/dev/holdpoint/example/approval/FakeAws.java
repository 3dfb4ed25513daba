package dev.holdpoint.example.approval;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** AWS at the wire: writes down what it is asked, and answers what it was told to answer. */
final class FakeAws implements AutoCloseable {
  /** What came: the action's name where the protocol has it in a header, and the body. */
  record Call(String action, String body) {}

  final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
  private final HttpServer server;
  private volatile int status = 200;
  private volatile String answer = "{}";

  FakeAws() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  void answers(int newStatus, String newAnswer) {
    status = newStatus;
    answer = newAnswer;
  }

  /** Answers with an error of the JSON protocol. */
  void fails(String code) {
    answers(400, "{\"__type\":\"com.amazonaws.swf.service.v2.model#" + code + "\"}");
  }

  void publishes() {
    answers(
        200,
        "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult>"
            + "<MessageId>m-1</MessageId></PublishResult></PublishResponse>");
  }

  /** All actions since the last look. */
  List<String> actions() {
    List<String> names = calls.stream().map(Call::action).toList();
    calls.clear();
    return names;
  }

  <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
        .region(Region.US_EAST_1)
        .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    calls.add(new Call(target == null ? "" : target.substring(target.indexOf('.') + 1), body));
    byte[] bytes = answer.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
