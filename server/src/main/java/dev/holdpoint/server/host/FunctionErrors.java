package dev.holdpoint.server.host;

import dev.holdpoint.core.json.Json;
import java.time.Duration;
import java.util.Locale;

/** The errors that Lambda itself gives for a function, in AWS's words. */
final class FunctionErrors {
  private static final int SIGNALS = 128;
  private static final int KILLED = 9;

  private FunctionErrors() {}

  static byte[] timedOut(String requestId, Duration timeout) {
    return error("Sandbox.Timedout", "RequestId: " + requestId + " Error: " + timeoutText(timeout));
  }

  static String timeoutText(Duration timeout) {
    return String.format(
        Locale.ROOT, "Task timed out after %.2f seconds", timeout.toMillis() / 1000.0);
  }

  static byte[] exited(String requestId, int status) {
    return error("Runtime.ExitError", "RequestId: " + requestId + " Error: " + exitText(status));
  }

  static String exitText(int status) {
    if (status == 0) {
      return "Runtime exited without providing a reason";
    }
    if (status == SIGNALS + KILLED) {
      return "Runtime exited with error: signal: killed";
    }
    return "Runtime exited with error: exit status " + status;
  }

  static byte[] answeredTooMuch(int limit) {
    return error(
        "Function.ResponseSizeTooLarge",
        "Response payload size exceeded maximum allowed payload size (" + limit + " bytes).");
  }

  private static byte[] error(String type, String message) {
    return Json.writeBytes(Json.object().put("errorType", type).put("errorMessage", message));
  }
}
