package dev.holdpoint.app.bad;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.node.Node;
import dev.holdpoint.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A whole node, given lists of bad inputs: each gets a 4xx with AWS's code in the form of its
 * protocol, and the node serves as before.
 */
class BadInputsTest {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Pattern XML_CODE = Pattern.compile("<Code>([^<]*)</Code>");
  private static final Pattern ERROR_TYPE = Pattern.compile("(?i)\r\nx-amzn-errortype: (\\S+)\r\n");
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");

  @TempDir private static Path data;
  private static Node node;
  private final List<String> wrong = new ArrayList<>();

  /** What came back, as far as it is compared. */
  private record Answer(int status, String code, String body) {}

  @BeforeAll
  static void start() throws Exception {
    node = Node.start(new Config(new Config.Http("127.0.0.1", 0), data, null));
    made(
        "AWSStepFunctions.CreateStateMachine",
        "{\"name\":\"m\",\"definition\":\"«DEF»\",\"roleArn\":\"«ROLE»\"}");
    made("AWSStepFunctions.CreateActivity", "{\"name\":\"a\"}");
    made("AmazonSQS.CreateQueue", "{\"QueueName\":\"q\"}");
    made("AWSEvents.PutRule", "{\"Name\":\"r\",\"ScheduleExpression\":\"rate(1 hour)\"}");
    assertEquals(200, form("Action=CreateTopic&Version=2010-03-31&Name=t").status());
  }

  private static void made(String target, String body) throws Exception {
    Answer answer = json(target, BadLines.filled(body));
    assertEquals(200, answer.status(), answer::body);
  }

  @AfterAll
  static void stop() {
    CLIENT.close();
    node.close();
  }

  @AfterEach
  void servesAsBefore() throws Exception {
    HttpRequest health =
        HttpRequest.newBuilder(URI.create(node.inner() + "/_holdpoint/health")).build();
    assertEquals(200, CLIENT.send(health, BodyHandlers.ofString()).statusCode());
    made("AWSStepFunctions.StartExecution", "{\"stateMachineArn\":\"«M»\"}");
    made("AmazonSQS.ReceiveMessage", "{\"QueueUrl\":\"«Q»\"}");
  }

  @ParameterizedTest
  @CsvSource({"states, AWSStepFunctions", "sqs, AmazonSQS", "events, AWSEvents"})
  void jsonRequests(String list, String prefix) throws Exception {
    for (String line : BadLines.of(list)) {
      String[] parts = line.split(" ", 3);
      compare(line, 0, parts[0], json(prefix + "." + parts[1], BadLines.filled(parts[2])));
    }
    allRight();
  }

  @Test
  void queryRequests() throws Exception {
    for (String line : BadLines.of("forms")) {
      String[] parts = line.split(" ", 2);
      compare(line, 0, parts[0], form(BadLines.filled(parts[1])));
    }
    allRight();
  }

  @Test
  void restRequests() throws Exception {
    for (String line : BadLines.of("rest")) {
      String[] parts = BadLines.filled(line).split(" ", 5);
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(node.inner() + parts[3]))
              .header("Content-Type", "application/json")
              .method(parts[2], BodyPublishers.ofString(parts.length < 5 ? "" : parts[4]))
              .build();
      HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
      String code = answer.headers().firstValue("x-amzn-errortype").orElse("none");
      compare(
          line,
          Integer.parseInt(parts[0]),
          parts[1],
          new Answer(answer.statusCode(), code, answer.body()));
    }
    allRight();
  }

  @Test
  void whatIsHardlyHttp() throws Exception {
    for (String line : BadLines.of("raw")) {
      String[] parts = line.split(" ", 3);
      String told = talk(BadLines.bytes(BadLines.filled(parts[2])));
      int status = told.startsWith("HTTP/1.1 ") ? Integer.parseInt(told.substring(9, 12)) : 0;
      Matcher type = ERROR_TYPE.matcher(told);
      Matcher xml = XML_CODE.matcher(told);
      String code = type.find() ? type.group(1) : xml.find() ? xml.group(1) : "none";
      compare(line, Integer.parseInt(parts[0]), parts[1], new Answer(status, code, told));
    }
    allRight();
  }

  private void compare(String line, int status, String code, Answer answer) {
    boolean blamed = answer.status() >= 400 && answer.status() < 500;
    boolean same = status == 0 || status == answer.status();
    if (!blamed || !same || !code.equals(answer.code())) {
      wrong.add(shortened(line) + "\n  -> " + answer.status() + " " + shortened(answer.body()));
    }
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(text.length(), 300));
  }

  private void allRight() {
    assertTrue(wrong.isEmpty(), () -> wrong.size() + " wrong:\n" + String.join("\n", wrong));
  }

  private static Answer json(String target, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(node.inner() + "/"))
            .header("X-Amz-Target", target)
            .header("Content-Type", "application/x-amz-json-1.0")
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
    String code =
        answer.statusCode() == 200 ? "" : Json.parse(answer.body()).path("__type").asString();
    return new Answer(answer.statusCode(), code, answer.body());
  }

  private static Answer form(String form) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(node.inner() + "/"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
    Matcher code = XML_CODE.matcher(answer.body());
    return new Answer(answer.statusCode(), code.find() ? code.group(1) : "none", answer.body());
  }

  /** What the server says to these bytes, until its answer is whole or it hangs up. */
  private static String talk(byte[] sent) throws IOException {
    StringBuilder told = new StringBuilder();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.inner().getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(sent);
      InputStream in = socket.getInputStream();
      byte[] piece = new byte[8192];
      for (int count = in.read(piece); count >= 0 && !isWhole(told); ) {
        told.append(new String(piece, 0, count, ISO_8859_1));
        count = isWhole(told) ? -1 : in.read(piece);
      }
    } catch (SocketException | SocketTimeoutException ended) {
      // It does not listen to the rest of what it refuses; one that says nothing is found out.
    }
    return new String(told.toString().getBytes(ISO_8859_1), UTF_8);
  }

  private static boolean isWhole(StringBuilder told) {
    int end = told.indexOf("\r\n\r\n");
    Matcher length = LENGTH.matcher(told);
    return end >= 0
        && length.find()
        && told.length() >= end + 4 + Integer.parseInt(length.group(1));
  }
}
