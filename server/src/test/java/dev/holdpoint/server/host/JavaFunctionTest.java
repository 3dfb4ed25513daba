package dev.holdpoint.server.host;

import static dev.holdpoint.server.host.HostFixture.json;
import static dev.holdpoint.server.host.HostFixture.tail;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.lambda.Function;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java functions in real processes, through AWS's own runtime interface client. */
class JavaFunctionTest {
  @TempDir Path data;

  @Test
  void answersFailsExitsAndComesBack() throws Exception {
    try (HostFixture fixture = new HostFixture(data, HostLimits.defaults())) {
      Function function = fixture.java("greeter", Greeter.class, 20);
      InvocationResult first = fixture.invoke(function, "r-1", "{\"name\":\"Ada\"}");
      assertEquals("hello Ada", json(first).path("text").asString(), tail(first));
      assertEquals("r-1", json(first).get("requestId").asString());
      assertTrue(tail(first).contains("greeting Ada\nEND RequestId: r-1"), tail(first));

      InvocationResult failed = fixture.invoke(function, "{\"do\":\"throw\"}");
      assertEquals("Unhandled", failed.functionError());
      assertEquals("java.lang.IllegalArgumentException", json(failed).get("errorType").asString());
      assertEquals("no such order", json(failed).get("errorMessage").asString());
      assertTrue(json(failed).get("stackTrace").isArray());
      assertTrue(tail(failed).contains("no such order"), tail(failed));

      InvocationResult warm = fixture.invoke(function, "{\"name\":\"Bob\"}");
      assertEquals(3, json(warm).get("calls").asInt());

      InvocationResult exited = fixture.invoke(function, "r-4", "{\"do\":\"exit\"}");
      assertEquals("Runtime.ExitError", json(exited).get("errorType").asString());
      assertEquals(
          "RequestId: r-4 Error: Runtime exited with error: exit status 3",
          json(exited).get("errorMessage").asString());
    }
  }

  @Test
  void nativeClientIsNotLeftToOneFileOfAll() throws Exception {
    try (HostFixture fixture = new HostFixture(data, HostLimits.defaults())) {
      Function function = fixture.java("greeter", Greeter.class, 20);
      InvocationResult result = fixture.invoke(function, "{\"do\":\"library\"}");
      String library = json(result).path("library").asString();
      assertTrue(library.startsWith(data.toAbsolutePath().toString()), library + tail(result));
      assertEquals("true", json(result).path("mapped").asString());
    }
  }

  @Test
  void unknownHandlerFailsAtInit() throws Exception {
    try (HostFixture fixture = new HostFixture(data, HostLimits.defaults())) {
      Function known = fixture.java("greeter", Greeter.class, 20);
      Function function =
          fixture.function("lost", "java21", "no.such.Handler", sourceOf("greeter"), 20);
      assertEquals(known.code(), function.code());
      InvocationResult result = fixture.invoke(function, "{}");
      assertEquals("Unhandled", result.functionError());
      assertEquals("java.lang.ClassNotFoundException", json(result).get("errorType").asString());
    }
  }

  private Path sourceOf(String name) {
    return data.resolve("sources").resolve(name);
  }
}
