package dev.holdpoint.server.host;

import static dev.holdpoint.server.host.HostFixture.json;
import static dev.holdpoint.server.host.HostFixture.tail;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.lambda.Function;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Node.js functions in real processes. */
class NodeFunctionTest {
  private static final String WHO = "export const handler = async () => ({ pid: process.pid });";

  @TempDir Path data;
  private HostFixture fixture;

  @BeforeEach
  void open() {
    fixture = new HostFixture(data, HostLimits.defaults());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void moduleAnswersAndLogs() throws Exception {
    Function function =
        fixture.node(
            "greet",
            """
            export const handler = async (event, context) => {
              console.log('hi %s', event.name);
              return {
                text: process.env.GREETING + ' ' + event.name,
                id: context.awsRequestId,
                left: context.getRemainingTimeInMillis() > 0,
                name: context.functionName,
                home: process.env.JAVA_HOME === undefined,
              };
            };
            """,
            5);
    InvocationResult result = fixture.invoke(function, "r-1", "{\"name\":\"Ada\"}");
    assertNull(result.functionError());
    assertEquals(
        "{\"text\":\"hello Ada\",\"id\":\"r-1\",\"left\":true,\"name\":\"greet\",\"home\":true}",
        new String(result.payload(), java.nio.charset.StandardCharsets.UTF_8));
    String log = tail(result);
    assertTrue(log.contains("START RequestId: r-1 Version: $LATEST"), log);
    assertTrue(log.contains("\tr-1\tINFO\thi Ada"), log);
    assertTrue(log.contains("END RequestId: r-1"), log);
    assertTrue(log.contains("Init Duration: "), log);
    assertEquals(log, String.join("", fixture.written));
  }

  @Test
  void theOldSdkIsToldWhereOtherServicesAre() throws Exception {
    Function function =
        fixture.node(
            "old",
            """
            import { createRequire } from 'node:module';
            import { mkdtempSync, writeFileSync } from 'node:fs';
            import { tmpdir } from 'node:os';
            export const handler = async () => {
              process.env.AWS_ENDPOINT_URL_SECRETS_MANAGER = 'http://127.0.0.1:8';
              const file = mkdtempSync(tmpdir() + '/sdk-') + '/core.js';
              writeFileSync(file, "module.exports = { VERSION: '2', Service: {},"
                + ' config: { update(given) { Object.assign(this, given); } } };');
              return createRequire(import.meta.url)(file).config.secretsmanager;
            };
            """,
            5);
    InvocationResult result = fixture.invoke(function, "r-1", "{}");
    assertEquals(
        "{\"endpoint\":\"http://127.0.0.1:8\"}",
        new String(result.payload(), java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void clientThatIsNamedOnlyWhileItRunsIsBrought() throws Exception {
    String name = "@aws-sdk/client-sqs";
    Path kept =
        fixture.settings.sdks().resolve("nodejs-" + UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
    Path there = Files.createDirectories(kept.resolve("node_modules").resolve(name));
    Files.writeString(there.resolve("index.js"), "exports.name = 'brought';");
    Function function =
        fixture.node(
            "late",
            "index.js",
            "exports.handler = async (service) => require('@aws-sdk/client-' + service).name;",
            10);
    assertEquals("brought", json(fixture.invoke(function, "\"sqs\"")).asString());
  }

  @Test
  void callbackWaitsUntilNothingIsLeftToDo() throws Exception {
    Function function =
        fixture.node(
            "callback",
            "index.js",
            """
            exports.handler = (event, context, callback) => {
              setTimeout(() => console.log('late'), 50);
              callback(null, 'done');
            };
            """,
            5);
    InvocationResult result = fixture.invoke(function, "{}");
    assertEquals("done", json(result).asString());
    assertTrue(tail(result).contains("late"));
    assertEquals("done", json(fixture.invoke(function, "{}")).asString());
  }

  @Test
  void neverAnsweringIsNull() throws Exception {
    Function function = fixture.node("silent", "export const handler = () => {};", 5);
    assertTrue(json(fixture.invoke(function, "{}")).isNull());
  }

  @Test
  void thrownErrorIsTold() throws Exception {
    Function function =
        fixture.node(
            "throws", "export const handler = async () => { throw new TypeError('no'); };", 5);
    InvocationResult result = fixture.invoke(function, "{}");
    assertEquals("Unhandled", result.functionError());
    assertEquals("TypeError", json(result).get("errorType").asString());
    assertEquals("no", json(result).get("errorMessage").asString());
    assertEquals("TypeError: no", json(result).get("trace").get(0).asString());
    assertTrue(tail(result).contains("ERROR\tInvoke Error"));
  }

  @Test
  void hangingIsKilledAtItsTimeoutWithItsChildren() throws Exception {
    Function function =
        fixture.node(
            "hangs",
            """
            import { spawn } from 'node:child_process';
            export const handler = async () => {
              const child = spawn('sleep', ['1000']);
              console.log('child', child.pid, 'self', process.pid);
              while (true) {}
            };
            """,
            1);
    InvocationResult result = fixture.invoke(function, "r-slow", "{}");
    assertEquals("Unhandled", result.functionError());
    assertEquals("Sandbox.Timedout", json(result).get("errorType").asString());
    assertEquals(
        "RequestId: r-slow Error: Task timed out after 1.00 seconds",
        json(result).get("errorMessage").asString());
    var pids = java.util.regex.Pattern.compile("child (\\d+) self (\\d+)").matcher(tail(result));
    assertTrue(pids.find(), tail(result));
    assertGone(Long.parseLong(pids.group(1)));
    assertGone(Long.parseLong(pids.group(2)));
    assertTrue(tail(result).contains(" r-slow Task timed out after 1.00 seconds"));
  }

  static void assertGone(long pid) throws Exception {
    var handle = ProcessHandle.of(pid);
    if (handle.isPresent()) {
      handle.get().onExit().get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void crashCostsOneInvocation() throws Exception {
    Function function =
        fixture.node(
            "crashes",
            "export const handler = async (e) => { if (e.crash) process.exit(7); return 'ok'; };",
            5);
    InvocationResult result = fixture.invoke(function, "r-7", "{\"crash\":true}");
    assertEquals(
        "{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"RequestId: r-7 Error: Runtime exited with error: exit status 7\"}",
        json(result).toString());
    assertEquals("ok", json(fixture.invoke(function, "{}")).asString());
  }

  @Test
  void errorWhileLoadingIsTold() throws Exception {
    Function broken = fixture.node("broken", "throw new RangeError('at init');", 5);
    InvocationResult result = fixture.invoke(broken, "{}");
    assertEquals("Unhandled", result.functionError());
    assertEquals("RangeError", json(result).get("errorType").asString());
    Function empty = fixture.node("empty", "export const other = 1;", 5);
    assertEquals(
        "Runtime.HandlerNotFound", json(fixture.invoke(empty, "{}")).get("errorType").asString());
  }

  @Test
  void tooLargeAnswerIsRefused() throws Exception {
    Function function =
        fixture.node(
            "large", "export const handler = async () => 'x'.repeat(6 * 1024 * 1024 + 500);", 10);
    assertEquals(
        "Function.ResponseSizeTooLarge",
        json(fixture.invoke(function, "{}")).get("errorType").asString());
  }

  @Test
  void warmProcessIsUsedAgainUntilTheFunctionChanges() throws Exception {
    Function function = fixture.node("warm", WHO, 5);
    JsonNode first = json(fixture.invoke(function, "{}"));
    assertEquals(first, json(fixture.invoke(function, "{}")));
    assertEquals(1, fixture.host.size());
    Function changed = fixture.node("warm", WHO + "// changed", 5);
    assertTrue(!first.equals(json(fixture.invoke(changed, "{}"))));
    assertEquals(1, fixture.host.size());
  }

  @Test
  void concurrentCallsGetProcessesUpToTheLimit() throws Exception {
    HostLimits few =
        new HostLimits(
            2,
            24,
            100,
            java.time.Duration.ofMinutes(1),
            java.time.Duration.ofMinutes(1),
            java.time.Duration.ZERO,
            Integer.MAX_VALUE,
            1000,
            1000);
    try (HostFixture small = new HostFixture(data.resolve("small"), few);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Function function =
          small.node(
              "busy",
              "export const handler = async () => { await new Promise(r => setTimeout(r, 100)); return process.pid; };",
              20);
      List<Future<JsonNode>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Callable<JsonNode> call = () -> json(small.invoke(function, "{}"));
        all.add(threads.submit(call));
      }
      Set<JsonNode> pids = new HashSet<>();
      for (Future<JsonNode> one : all) {
        pids.add(one.get(60, TimeUnit.SECONDS));
      }
      assertEquals(2, pids.size());
      small.host.reap(java.time.Instant.now().plusSeconds(1));
      assertEquals(0, small.host.size());
    }
  }
}
