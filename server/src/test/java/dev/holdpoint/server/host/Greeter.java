package dev.holdpoint.server.host;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A handler for tests; runs in a process of its own. */
public final class Greeter {
  private static final String LIBRARY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private static int calls;

  /** Greets, fails, or ends its process, as it is told. */
  public Map<String, Object> handleRequest(Map<String, String> event, Context context)
      throws IOException {
    calls++;
    String what = event.getOrDefault("do", "greet");
    if (what.equals("throw")) {
      throw new IllegalArgumentException("no such order");
    }
    if (what.equals("exit")) {
      System.exit(3);
    }
    if (what.equals("library")) {
      String library = System.getProperty(LIBRARY, "");
      String maps = Files.readString(Path.of("/proc/self/maps"));
      return Map.of("library", library, "mapped", Boolean.toString(maps.contains(library)));
    }
    System.out.println("greeting " + event.get("name"));
    return Map.of(
        "text",
        System.getenv("GREETING") + " " + event.get("name"),
        "calls",
        calls,
        "requestId",
        context.getAwsRequestId(),
        "function",
        context.getFunctionName());
  }
}
