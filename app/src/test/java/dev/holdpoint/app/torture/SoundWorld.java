package dev.holdpoint.app.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.node.Node;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.model.Message;

/** What nothing happens to, beside rows that are damaged: it goes on. */
record SoundWorld(String asked, String waits, String mapped, String token) {
  private static final String ASK =
      """
      {"StartAt":"Ask","States":{"Ask":{"Type":"Task","End":true,
       "Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
       "Parameters":{"QueueUrl":"%s","MessageBody.$":"$$.Task.Token"}}}}\
      """;
  private static final String WAIT =
      "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":1800,\"End\":true}}}";

  /** A distributed Map whose only item waits for half an hour. */
  static final String MAP =
      """
      {"StartAt":"M","States":{"M":{"Type":"Map","End":true,"MaxConcurrency":1,
       "ItemsPath":"$.items","ItemProcessor":{
        "ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
        "StartAt":"W","States":{"W":{"Type":"Wait","Seconds":1800,"End":true}}}}}}\
      """;

  static SoundWorld begin(Aws aws, Node node) {
    String queue = aws.queue("asks", 30);
    String machine = aws.machine("ask", ASK.formatted(queue));
    String asked = aws.start(machine, "sound", "{}");
    String token =
        aws.sqs
            .receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(5))
            .messages()
            .getFirst()
            .body();
    String waits = aws.start(aws.machine("wait", WAIT), "sound", "{}");
    String mapped = aws.start(aws.machine("map", MAP), "sound", "{\"items\":[1]}");
    String box = aws.queue("box", 30);
    aws.sqs.sendMessage(s -> s.queueUrl(box).messageBody("sound"));
    aws.events.putRule(r -> r.name("tick").scheduleExpression("rate(30 minutes)"));
    Target ticks = Target.builder().id("1").arn("arn:aws:sqs:us-east-1:000000000000:ticks").build();
    aws.events.putTargets(t -> t.rule("tick").targets(ticks));
    aws.queue("ticks", 30);
    String topic = aws.sns.createTopic(t -> t.name("news")).topicArn();
    aws.sns.subscribe(s -> s.topicArn(topic).protocol("email").endpoint("sound@example.com"));
    return new SoundWorld(asked, waits, mapped, token);
  }

  void goesOn(Aws aws, Node node) throws Exception {
    Traffic.give(aws, token, new Ledger.Answer(Ledger.Kind.SUCCESS, "yes"));
    assertEquals(ExecutionStatus.SUCCEEDED, aws.status(asked));
    Await.until("it waits no more", () -> aws.status(waits) == ExecutionStatus.SUCCEEDED);
    Await.until("the schedule fires", () -> !received(aws, "ticks").isEmpty());
    // Its item began to wait when the map run did, or by the new clock: it is under way.
    assertTrue(aws.status(mapped) != ExecutionStatus.FAILED);
    assertTrue(received(aws, "box").contains("sound"));
    checkLists(aws, node);
    checkNewWork(aws);
  }

  private void checkLists(Aws aws, Node node) throws Exception {
    String machine = aws.sfn.describeExecution(d -> d.executionArn(waits)).stateMachineArn();
    assertEquals(
        List.of(waits),
        aws.sfn.listExecutions(l -> l.stateMachineArn(machine)).executions().stream()
            .map(e -> e.executionArn())
            .toList());
    assertTrue(
        node.store().read(tx -> tx.mails().list(1_000)).stream()
            .anyMatch(mail -> mail.to().equals("sound@example.com")));
    assertTrue(aws.sqs.listQueues().queueUrls().size() >= 3);
    for (String page : List.of("executions", "workflows", "mailbox", "services", "set-aside")) {
      assertEquals(200, status(node.address().base(), page), page);
    }
  }

  private static void checkNewWork(Aws aws) throws Exception {
    String pass = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}";
    String arn = aws.start(aws.machine("new", pass), "new", "{}");
    assertEquals(ExecutionStatus.SUCCEEDED, aws.status(arn));
    String topic = aws.sns.createTopic(t -> t.name("news")).topicArn();
    aws.sns.publish(p -> p.topicArn(topic).message("more"));
  }

  private static List<String> received(Aws aws, String queue) {
    String url = Traffic.url(aws, queue);
    return aws
        .sqs
        .receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(1))
        .messages()
        .stream()
        .map(Message::body)
        .toList();
  }

  private static int status(URI base, String page) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/_holdpoint/console/" + page)).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }
  }
}
