package dev.holdpoint.app.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.node.Node;
import dev.holdpoint.testkit.Mutations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole node, asked what nobody should ask: each answer blames the caller, never the server, and
 * the node goes on.
 */
class RequestFuzzTest {
  private static final int USUAL = 600;
  private static final String JSON_10 = "application/x-amz-json-1.0";
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  @TempDir private static Path data;
  private static Node node;

  @BeforeAll
  static void start() {
    node = Node.start(new Config(new Config.Http("127.0.0.1", 0), data, null));
  }

  @AfterAll
  static void stop() {
    CLIENT.close();
    node.close();
  }

  /** One action of the JSON protocols, with requests that are right. */
  private record Seed(String target, List<String> bodies) {
    Seed(String target, String... bodies) {
      this(target, List.of(bodies));
    }
  }

  private static final String PASS =
      "{\\\"StartAt\\\":\\\"A\\\",\\\"States\\\":{\\\"A\\\":{\\\"Type\\\":\\\"Pass\\\",\\\"End\\\":true}}}";

  private static final List<Seed> JSON =
      List.of(
          new Seed(
              "AWSStepFunctions.CreateStateMachine",
              "{'name':'m','roleArn':'arn:aws:iam::000000000000:role/r','definition':'"
                  + PASS
                  + "'}"),
          new Seed(
              "AWSStepFunctions.ValidateStateMachineDefinition", "{'definition':'" + PASS + "'}"),
          new Seed(
              "AWSStepFunctions.TestState",
              "{'roleArn':'arn:aws:iam::000000000000:role/r','input':'{}','definition':"
                  + "'{\\\"Type\\\":\\\"Pass\\\",\\\"Parameters\\\":{\\\"a.$\\\":\\\"States.Format($.x,1)\\\"},"
                  + "\\\"End\\\":true}'}",
              "{'input':'{\\\"a\\\":[1,2]}','definition':'{\\\"Type\\\":\\\"Pass\\\",\\\"QueryLanguage\\\":"
                  + "\\\"JSONata\\\",\\\"Output\\\":\\\"{% $sum($states.input.a[$>1]) %}\\\",\\\"End\\\":true}'}"),
          new Seed(
              "AWSStepFunctions.StartExecution",
              "{'stateMachineArn':'arn:aws:states:us-east-1:000000000000:stateMachine:m','input':'{}'}"),
          new Seed("AWSStepFunctions.ListStateMachines", "{'maxResults':1,'nextToken':'AAAA'}"),
          new Seed("AWSStepFunctions.SendTaskSuccess", "{'taskToken':'AAAA','output':'{}'}"),
          new Seed(
              "AWSStepFunctions.CreateActivity", "{'name':'a','tags':[{'key':'k','value':'v'}]}"),
          new Seed("AmazonSQS.CreateQueue", "{'QueueName':'q','Attributes':{'DelaySeconds':'1'}}"),
          new Seed(
              "AmazonSQS.SendMessage",
              "{'QueueUrl':'http://localhost/000000000000/q','MessageBody':'b','MessageAttributes':"
                  + "{'a':{'DataType':'Number','StringValue':'1'},'b':{'DataType':'Binary','BinaryValue':'AAAA'}}}"),
          new Seed(
              "AmazonSQS.ReceiveMessage",
              "{'QueueUrl':'http://localhost/000000000000/q','MaxNumberOfMessages':10}"),
          new Seed(
              "AmazonSQS.DeleteMessage",
              "{'QueueUrl':'http://localhost/000000000000/q','ReceiptHandle':'AAAAAAAAAAAAAAAA'}"),
          new Seed(
              "AWSEvents.PutRule",
              "{'Name':'r','ScheduleExpression':'cron(0 12 ? * MON-FRI *)'}",
              "{'Name':'r','ScheduleExpression':'rate(5 minutes)'}",
              "{'Name':'r','EventPattern':'{\\\"source\\\":[{\\\"prefix\\\":\\\"a\\\"}],\\\"detail\\\":"
                  + "{\\\"n\\\":[{\\\"numeric\\\":[\\\">\\\",1]}]}}'}"),
          new Seed(
              "AWSEvents.TestEventPattern",
              "{'EventPattern':'{\\\"source\\\":[{\\\"wildcard\\\":\\\"a*b\\\"}]}','Event':'{\\\"id\\\":\\\"1\\\","
                  + "\\\"source\\\":\\\"ab\\\",\\\"account\\\":\\\"1\\\",\\\"time\\\":\\\"2026-01-01T00:00:00Z\\\","
                  + "\\\"region\\\":\\\"r\\\",\\\"resources\\\":[],\\\"detail-type\\\":\\\"t\\\",\\\"detail\\\":{}}'}"),
          new Seed(
              "AWSEvents.PutEvents",
              "{'Entries':[{'Source':'s','DetailType':'t','Detail':'{\\\"a\\\":1}','Time':1.5}]}"),
          new Seed(
              "AWSEvents.CreateConnection",
              "{'Name':'c','AuthorizationType':'API_KEY','AuthParameters':{'ApiKeyAuthParameters':"
                  + "{'ApiKeyName':'x','ApiKeyValue':'y'}}}"));

  private static final List<String> FORMS =
      List.of(
          "Action=CreateTopic&Version=2010-03-31&Name=t&Attributes.entry.1.key=DisplayName"
              + "&Attributes.entry.1.value=d",
          "Action=Subscribe&Version=2010-03-31&TopicArn=arn%3Aaws%3Asns%3Aus-east-1%3A000000000000%3At"
              + "&Protocol=sqs&Endpoint=arn%3Aaws%3Asqs%3Aus-east-1%3A000000000000%3Aq"
              + "&Attributes.entry.1.key=FilterPolicy&Attributes.entry.1.value=%7B%22a%22%3A%5B%22b%22%5D%7D",
          "Action=Publish&Version=2010-03-31&TopicArn=arn%3Aaws%3Asns%3Aus-east-1%3A000000000000%3At"
              + "&Message=m&Subject=s&MessageAttributes.entry.1.Name=n"
              + "&MessageAttributes.entry.1.Value.DataType=String",
          "Action=ConfirmSubscription&Version=2010-03-31&TopicArn=t&Token=0123",
          "Action=ListTopics&Version=2010-03-31&NextToken=AAAA",
          "Action=CreateRole&Version=2010-05-08&RoleName=r&AssumeRolePolicyDocument=%7B%7D",
          "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A000000000000%3Arole%2Fr"
              + "&RoleSessionName=se",
          "Action=SendMessage&Version=2012-11-05&QueueUrl=http%3A%2F%2Fx%2F0%2Fq&MessageBody=b");

  private static final List<String> HEADS =
      List.of(
          "GET /_holdpoint/console/executions?next=AAAA HTTP/1.1\r\nHost: localhost\r\n"
              + "Cookie: holdpoint=A.1.b\r\n\r\n",
          "GET /execute-api/abc/prod/x?y=z HTTP/1.1\r\nHost: localhost\r\nX-A: b\r\n\r\n",
          "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nX-Amz-Target: AmazonSQS.ListQueues"
              + "\r\nAuthorization: AWS4-HMAC-SHA256 Credential=A/20260101/us-east-1/sqs/aws4_request,"
              + " SignedHeaders=host;x-amz-date, Signature=00\r\n\r\n{}",
          "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
          "POST /2015-03-31/functions/x/invocations?Qualifier=1 HTTP/1.1\r\nHost: localhost\r\n"
              + "Content-Length: 0\r\n\r\n",
          "GET /_holdpoint/subscriptions/confirm/t/0123 HTTP/1.1\r\nHost: localhost\r\n\r\n");

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(node.inner() + path));
  }

  private static HttpRequest json(String target, String body) {
    return to("/")
        .header("X-Amz-Target", target)
        .header("Content-Type", JSON_10)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static void notOurFault(String what, int round, String input, HttpRequest request)
      throws Exception {
    HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 500) {
      throw Fuzzing.found(what, round, input, new IllegalStateException(answer.body()));
    }
  }

  @Test
  void everyActionsBodyMayBeAnything() throws Exception {
    Mutations mutations = new Mutations(Fuzzing.seed());
    int rounds = Fuzzing.rounds(USUAL);
    for (int round = 0; round < rounds; round++) {
      Seed seed = JSON.get(round % JSON.size());
      List<String> bodies = seed.bodies().stream().map(one -> one.replace('\'', '"')).toList();
      String body = mutations.of(bodies);
      notOurFault(seed.target(), round, body, json(seed.target(), body));
    }
    healthy();
  }

  @Test
  void textsWithinARequestMayBeAnything() throws Exception {
    Mutations mutations = new Mutations(Fuzzing.seed() + 1);
    int rounds = Fuzzing.rounds(USUAL);
    for (int round = 0; round < rounds; round++) {
      String[] one = WITHIN[round % WITHIN.length];
      String text = mutations.of(List.of(one[2].replace('\'', '"')));
      String body = one[1].replace('\'', '"').replace("@", quoted(text));
      notOurFault(one[0], round, text, json(one[0], body));
    }
    healthy();
  }

  private static final String[][] WITHIN = {
    {"AWSEvents.PutRule", "{'Name':'r','ScheduleExpression':@}", "cron(0/5 12 L * ? 2026-2030)"},
    {"AWSEvents.PutRule", "{'Name':'r','ScheduleExpression':@}", "rate(10 hours)"},
    {
      "AWSEvents.PutRule",
      "{'Name':'r','EventPattern':@}",
      "{'source':['a',{'anything-but':{'prefix':'b'}}],'detail':{'$or':[{'x':[{'cidr':'10.0.0.0/8'}]},"
          + "{'y':[{'numeric':['>=',0,'<',5]}]}]}}"
    },
    {
      "AWSStepFunctions.TestState",
      "{'definition':@,'input':'{}'}",
      "{'Type':'Pass','Parameters':{'a.$':'States.JsonToString($$.Execution)','b.$':'$..c[?(@.d>1)]'},'End':true}"
    },
    {
      "AWSStepFunctions.TestState",
      "{'definition':@,'input':'{}'}",
      "{'Type':'Pass','QueryLanguage':'JSONata','Output':'{% $map([1..9],function($v){$v*2})[0] & $string($now()) %}',"
          + "'End':true}"
    },
    {
      "AWSStepFunctions.ValidateStateMachineDefinition",
      "{'definition':@}",
      "{'StartAt':'A','States':{'A':{'Type':'Map','ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED',"
          + "'ExecutionType':'STANDARD'},'StartAt':'B','States':{'B':{'Type':'Succeed'}}},'End':true}}}"
    },
    {
      "AWSStepFunctions.DescribeExecution",
      "{'executionArn':@}",
      "arn:aws:states:us-east-1:000000000000:execution:m:e"
    },
    {
      "AWSStepFunctions.SendTaskSuccess",
      "{'taskToken':@,'output':'1'}",
      "AAAAAAAAAAEAAAAAAAAAA8s5kFLbcBgTHW7vtGq6C5s"
    },
    {"AWSStepFunctions.ListStateMachines", "{'nextToken':@}", "AAECAwQFBgcICQ=="},
    {"AmazonSQS.ListQueues", "{'NextToken':@,'MaxResults':1}", "AAECAwQFBgcICQ=="},
  };

  private static String quoted(String text) {
    return dev.holdpoint.core.json.Json.write(text);
  }

  @Test
  void formsMayBeAnything() throws Exception {
    Mutations mutations = new Mutations(Fuzzing.seed() + 2);
    int rounds = Fuzzing.rounds(USUAL);
    for (int round = 0; round < rounds; round++) {
      String form = mutations.of(FORMS);
      HttpRequest request =
          to("/")
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(form))
              .build();
      notOurFault("a form", round, form, request);
    }
    healthy();
  }

  @Test
  void archivesMayBeAnything() throws Exception {
    Mutations mutations = new Mutations(Fuzzing.seed() + 3);
    byte[] good = zip("index.mjs", "../../escaped", "/abs", "a", "a/b");
    int rounds = Fuzzing.rounds(USUAL / 6);
    for (int round = 0; round < rounds; round++) {
      String code = Base64.getEncoder().encodeToString(mutations.of(good));
      String body =
          "{\"FunctionName\":\"f%d\",\"Runtime\":\"nodejs22.x\",\"Handler\":\"index.handler\",\"Role\":\"arn:aws:iam::000000000000:role/r\",\"Code\":{\"ZipFile\":\"%s\"}}"
              .formatted(round, code);
      HttpRequest request =
          to("/2015-03-31/functions").POST(HttpRequest.BodyPublishers.ofString(body)).build();
      notOurFault("an archive", round, code, request);
    }
    healthy();
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void headsMayBeAnything() throws Exception {
    Mutations mutations = new Mutations(Fuzzing.seed() + 4);
    int rounds = Fuzzing.rounds(USUAL / 2);
    for (int round = 0; round < rounds; round++) {
      String head = mutations.of(HEADS);
      String first = RawTalk.firstLine(node.inner().getPort(), head);
      assertTrue(
          RawTalk.isCutOff(head) || first.isEmpty() || first.matches("HTTP/1\\.1 [1-4]\\d\\d .*"),
          () -> first + " for " + head);
    }
    healthy();
  }

  private static void healthy() throws Exception {
    HttpRequest request = to("/_holdpoint/health").build();
    assertEquals(200, CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
  }
}
