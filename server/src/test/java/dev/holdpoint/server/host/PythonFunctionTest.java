package dev.holdpoint.server.host;

import static dev.holdpoint.server.host.HostFixture.json;
import static dev.holdpoint.server.host.HostFixture.tail;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.FunctionRuntime;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Python functions in real processes; the words are those of AWS's own runtime. */
class PythonFunctionTest {
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

  private JsonNode answer(String name, String source) throws Exception {
    return json(fixture.invoke(fixture.python(name, source), "r-" + name, "{\"name\":\"Ada\"}"));
  }

  @Test
  void handlerAnswersAndLogs() throws Exception {
    var function =
        fixture.python(
            "greet",
            """
            import logging, os
            logging.getLogger().setLevel(logging.INFO)

            def handler(event, context):
                print('hi', event['name'])
                logging.info('noted %s', event['name'])
                return {
                    'text': os.environ['GREETING'] + ' ' + event['name'],
                    'id': context.aws_request_id,
                    'left': 0 < context.get_remaining_time_in_millis() <= 5000,
                    'name': context.function_name,
                    'memory': context.memory_limit_in_mb,
                    'arn': context.invoked_function_arn,
                    'group': context.log_group_name,
                    'identity': context.identity.cognito_identity_id,
                    'client': context.client_context,
                }
            """);
    InvocationResult result = fixture.invoke(function, "r-1", "{\"name\":\"Adä\"}");
    assertNull(result.functionError(), tail(result));
    assertEquals(
        Json.parse(
            """
            {"text":"hello Adä","id":"r-1","left":true,"name":"greet","memory":"256",
             "arn":"arn:aws:lambda:us-east-1:000000000000:function:greet",
             "group":"/aws/lambda/greet","identity":null,"client":null}
            """),
        json(result));
    String log = tail(result);
    assertTrue(log.contains("hi Adä\n"), log);
    assertTrue(
        log.matches("(?s).*\\[INFO]\t\\d{4}-\\d\\d-\\d\\dT[\\d:.]{12}Z\tr-1\tnoted Adä\n.*"), log);
    assertTrue(log.contains("Init Duration: "), log);
  }

  @Test
  void clientContextIsAnObject() throws Exception {
    var function =
        fixture.python(
            "client",
            "def handler(event, context):\n"
                + "  return [context.client_context.custom, context.client_context.client.app_title]");
    byte[] event = "{}".getBytes(UTF_8);
    String context = "{\"custom\":{\"a\":1},\"client\":{\"app_title\":\"t\"}}";
    InvocationResult result = fixture.host.invoke(function, new Invocation("r", event, context));
    assertEquals(Json.parse("[{\"a\":1},\"t\"]"), json(result));
  }

  @Test
  void raisedErrorIsTold() throws Exception {
    var function =
        fixture.python(
            "raises",
            """
            class Refused(Exception):
                pass

            def inner():
                raise Refused('no')

            def handler(event, context):
                inner()
            """);
    InvocationResult result = fixture.invoke(function, "r-1", "{}");
    assertEquals("Unhandled", result.functionError());
    JsonNode error = json(result);
    assertEquals("Refused", error.get("errorType").asString());
    assertEquals("no", error.get("errorMessage").asString());
    assertEquals("r-1", error.get("requestId").asString());
    assertEquals(2, error.get("stackTrace").size());
    String frame = error.get("stackTrace").get(0).asString();
    assertTrue(frame.startsWith("  File \"") && frame.contains("app.py\", line 8, in handler\n"));
    String log = tail(result);
    assertTrue(log.contains("[ERROR] Refused: no\nTraceback (most recent call last):\n"), log);
  }

  @Test
  void whatCannotBeWrittenIsTold() throws Exception {
    JsonNode error = answer("sets", "def handler(event, context):\n  return {'a': {1}}");
    assertEquals("Runtime.MarshalError", error.get("errorType").asString());
    assertEquals(
        "Unable to marshal response: Object of type set is not JSON serializable",
        error.get("errorMessage").asString());
  }

  @Test
  void decimalIsNumber() throws Exception {
    String source =
        "from decimal import Decimal\n"
            + "def handler(event, context):\n  return {'a': Decimal('1.10'), 'b': (1, None)}";
    InvocationResult result = fixture.invoke(fixture.python("decimal", source), "{}");
    assertEquals("{\"a\": 1.10, \"b\": [1, null]}", new String(result.payload(), UTF_8));
  }

  @Test
  void loadingFailsAsOnAws() throws Exception {
    JsonNode missing = answer("missing", "import not_there\ndef handler(e, c): pass");
    assertEquals("Runtime.ImportModuleError", missing.get("errorType").asString());
    assertEquals(
        "Unable to import module 'app': No module named 'not_there'",
        missing.get("errorMessage").asString());
    JsonNode unnamed = answer("unnamed", "def other(e, c): pass");
    assertEquals("Runtime.HandlerNotFound", unnamed.get("errorType").asString());
    assertEquals(
        "Handler 'handler' missing on module 'app'", unnamed.get("errorMessage").asString());
    JsonNode broken = answer("broken", "def handler(e, c) pass");
    assertEquals("Runtime.UserCodeSyntaxError", broken.get("errorType").asString());
    JsonNode raising = answer("raising", "raise ValueError('at init')");
    assertEquals("ValueError", raising.get("errorType").asString());
    assertEquals("at init", raising.get("errorMessage").asString());
  }

  @Test
  void exitEndsTheProcess() throws Exception {
    JsonNode error = answer("exits", "import sys\ndef handler(e, c): sys.exit(3)");
    assertEquals("Runtime.ExitError", error.get("errorType").asString());
    assertEquals(
        "RequestId: r-exits Error: Runtime exited with error: exit status 3",
        error.get("errorMessage").asString());
  }

  @Test
  void sdkOfTheRuntimeIsBehindTheCode() throws Exception {
    var pythons = PythonPrograms.ofThisMachine();
    String version = pythons.of(FunctionRuntime.PYTHON38).version();
    Path sdk = Files.createDirectories(data.resolve("sdk/python" + version + "/boto3"));
    Files.writeString(sdk.resolve("__init__.py"), "name = 'installed'");
    String source = "import boto3\ndef handler(e, c): return boto3.name";
    assertEquals("installed", answer("uses", source).asString());
    Path own = Files.createDirectories(data.resolve("sources/brings/boto3"));
    Files.writeString(own.resolve("__init__.py"), "name = 'own'");
    assertEquals("own", answer("brings", source).asString());
  }

  @Test
  void machineWithoutPythonSaysSo() {
    AwsException refusal =
        assertThrows(
            AwsException.class,
            () -> new PythonPrograms(data.toString()).of(FunctionRuntime.PYTHON312));
    assertEquals("InvalidRuntimeException", refusal.code());
    assertTrue(refusal.getMessage().contains("Python 3.8 or newer"), refusal.getMessage());
  }
}
