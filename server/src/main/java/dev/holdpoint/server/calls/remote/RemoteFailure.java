package dev.holdpoint.server.calls.remote;

import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.wire.BadParameters;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import tools.jackson.databind.JsonNode;

/** What a call that failed is called in the language. */
final class RemoteFailure {
  private RemoteFailure() {}

  /**
   * An exception of the SDK's: by its own name for {@code aws-sdk:}, as the SDK's old version names
   * and words it for an optimized integration.
   *
   * @param prefix what the SDK calls the service
   * @param optimized null for {@code aws-sdk:}
   */
  static Failure of(SdkException e, String prefix, @Nullable Optimized optimized) {
    String name = e.getClass().getSimpleName();
    if (optimized == null) {
      return Failure.of(prefix + "." + name, String.valueOf(e.getMessage()));
    }
    if (!(e instanceof AwsServiceException refused)) {
      return Failure.of(optimized.prefix() + ".SdkClientException", String.valueOf(e.getMessage()));
    }
    // The SDK's exception for what its model does not name is called after the service itself.
    boolean unnamed = name.equals(prefix + "Exception");
    return Failure.of(
        optimized.prefix() + "." + (unnamed ? optimized.exception() : name),
        oldText(refused, optimized.client()));
  }

  private static String oldText(AwsServiceException e, String client) {
    AwsErrorDetails details = e.awsErrorDetails();
    return (details == null ? e.getMessage() : details.errorMessage())
        + " (Service: "
        + client
        + "; Status Code: "
        + e.statusCode()
        + "; Error Code: "
        + (details == null ? "null" : details.errorCode())
        + "; Request ID: "
        + e.requestId()
        + "; Proxy: null)";
  }

  static Failure unfit(JsonNode parameters, BadParameters bad) {
    return Failure.of(
        Failure.RUNTIME,
        "The Parameters '"
            + Json.write(parameters)
            + "' could not be used to start the Task: ["
            + String.join(", ", bad.problems())
            + "]");
  }

  /** The one thing that the user must do is in the text. */
  static Failure noEndpoint(String resource, String module) {
    return Failure.of(Failure.RUNTIME, MissingEndpoints.text(resource, module));
  }

  static Failure runtime(String cause) {
    return Failure.of(Failure.RUNTIME, cause);
  }
}
