package dev.holdpoint.app.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A function that was running when the server died runs again under the same request id. */
class KilledFunctionTest {
  /** Notes each run; the first one never ends. */
  private static final String HANDLER =
      """
      import { appendFileSync, existsSync } from 'node:fs';
      export const handler = async (event, context) => {
        const file = event.Records ? event.Records[0].body : event.file;
        const first = !existsSync(file);
        appendFileSync(file, context.awsRequestId + ' ' + process.pid + '\\n');
        if (first) await new Promise(() => setInterval(() => {}, 60000));
        return { ran: context.awsRequestId };
      };
      """;

  private static final String BY_ARN =
      """
      {"StartAt":"Run","States":{"Run":{"Type":"Task","Resource":"%s","End":true}}}\
      """;
  private static final String BY_INVOKE =
      """
      {"StartAt":"Run","States":{"Run":{"Type":"Task",
       "Resource":"arn:aws:states:::lambda:invoke",
       "Parameters":{"FunctionName":"%s","Payload.$":"$"},"End":true}}}\
      """;

  @TempDir Path folder;

  /** One run of the function: under which request id, and in which process. */
  private record Run(String requestId, long pid) {}

  @Test
  void runsAgainUnderItsRequestId() throws Exception {
    Path data = folder.resolve("data");
    List<Path> files = List.of("arn", "invoke", "event", "queue").stream().map(this::file).toList();
    List<String> executions;
    try (ServerProcess server = ServerProcess.serve(data);
        Aws aws = new Aws(server.address())) {
      String function = function(aws, "owed", 600);
      executions =
          List.of(
              aws.start(aws.machine("arn", BY_ARN.formatted(function)), "e", input("arn")),
              aws.start(
                  aws.machine("invoke", BY_INVOKE.formatted(function)), "e", input("invoke")));
      aws.lambda.invoke(call ->
          call.functionName("owed")
              .invocationType(InvocationType.EVENT)
              .payload(SdkBytes.fromUtf8String(input("event"))));
      feed(aws);
      Await.until("all run", () -> files.stream().allMatch(file -> runs(file).size() == 1));
      server.kill();
    }
    for (Path file : files) {
      gone(runs(file).getFirst().pid());
    }
    try (ServerProcess server = ServerProcess.serve(data);
        Aws aws = new Aws(server.address())) {
      Await.until("all ran again", () -> files.stream().allMatch(file -> runs(file).size() == 2));
      for (String execution : executions) {
        Await.until("it ended", () -> aws.status(execution) != ExecutionStatus.RUNNING);
        assertEquals(ExecutionStatus.SUCCEEDED, aws.status(execution));
        assertEquals(List.of(), LegalHistory.faults(aws.history(execution)));
      }
    }
    files.forEach(KilledFunctionTest::check);
  }

  /** Asked to stop, the server ends the function, but not the task that waits for it. */
  @Test
  void runsAgainAfterAStop() throws Exception {
    Path data = folder.resolve("data");
    Path file = file("stopped");
    String execution;
    try (ServerProcess server = ServerProcess.serve(data);
        Aws aws = new Aws(server.address())) {
      String function = function(aws, "owed", 600);
      execution = aws.start(aws.machine("arn", BY_ARN.formatted(function)), "e", input("stopped"));
      Await.until("it runs", () -> runs(file).size() == 1);
      server.terminate();
      assertEquals(GracefulStopTest.EXIT_CODE, server.ended());
    }
    gone(runs(file).getFirst().pid());
    try (ServerProcess server = ServerProcess.serve(data);
        Aws aws = new Aws(server.address())) {
      Await.until("it ended", () -> aws.status(execution) != ExecutionStatus.RUNNING);
      assertEquals(ExecutionStatus.SUCCEEDED, aws.status(execution));
    }
    check(file);
  }

  private static void check(Path file) {
    List<Run> runs = runs(file);
    assertEquals(2, runs.size(), file.toString());
    assertEquals(runs.getFirst().requestId(), runs.getLast().requestId(), file.toString());
    assertNotEquals(runs.getFirst().pid(), runs.getLast().pid());
  }

  private static void gone(long pid) throws Exception {
    var process = ProcessHandle.of(pid);
    if (process.isPresent()) {
      process.get().onExit().get(30, TimeUnit.SECONDS);
    }
    assertTrue(ProcessHandle.of(pid).isEmpty());
  }

  private void feed(Aws aws) throws Exception {
    String queue = aws.queue("fed", 5);
    function(aws, "fed", 5);
    aws.lambda.createEventSourceMapping(mapping ->
        mapping
            .functionName("fed")
            .eventSourceArn("arn:aws:sqs:us-east-1:000000000000:fed")
            .batchSize(1));
    aws.sqs.sendMessage(message -> message.queueUrl(queue).messageBody(file("queue").toString()));
  }

  private static String function(Aws aws, String name, int timeoutSeconds) throws IOException {
    SdkBytes code = SdkBytes.fromByteArray(zip());
    return aws.lambda
        .createFunction(function ->
            function
                .functionName(name)
                .runtime(Runtime.NODEJS22_X)
                .handler("index.handler")
                .role("arn:aws:iam::000000000000:role/test")
                .timeout(timeoutSeconds)
                .code(zip -> zip.zipFile(code)))
        .functionArn();
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("index.mjs"));
      zip.write(HANDLER.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private String input(String name) {
    return "{\"file\":\"" + file(name) + "\"}";
  }

  private static List<Run> runs(Path file) {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream()
              .map(line -> line.split(" ", -1))
              .map(parts -> new Run(parts[0], Long.parseLong(parts[1])))
              .toList()
          : List.of();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
