package dev.holdpoint.server.wire;

import dev.holdpoint.core.aws.AwsException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An action as a state machine calls it, with the names of the AWS SDK for Java. */
public final class SdkOperation {
  /** Codes whose exception is not named after them. */
  private static final Map<String, String> RENAMED =
      Map.of(
          "ParameterValueInvalid", "InvalidParameterValueException",
          "ReportExpired", "CredentialReportExpiredException",
          "ReportNotPresent", "CredentialReportNotPresentException",
          "ReportInProgress", "CredentialReportNotReadyException",
          "NotSupportedService", "ServiceNotSupportedException");

  private final Operation<?, ?> operation;
  private final Class<?> request;

  SdkOperation(Operation<?, ?> operation) {
    this.operation = operation;
    this.request = operation.request().get().build().getClass();
  }

  /** The service as it stands in a resource: {@code sfn}. */
  String resourceService() {
    String[] parts = request.getPackageName().split("\\.");
    return parts[parts.length - 2];
  }

  /** The service as it stands in an error: {@code Sfn}. */
  public String service() {
    // SfnRequest is what all of a service's requests extend.
    String parent = request.getSuperclass().getSimpleName();
    return parent.substring(0, parent.length() - "Request".length());
  }

  /**
   * Calls the action.
   *
   * @throws BadParameters where they do not fit its request
   * @throws AwsException the service's refusal
   */
  public ObjectNode run(JsonNode parameters, SdkStyle style, Call call) {
    return SdkWriter.write(
        operation.run(builder -> SdkReader.read(parameters, style, builder), call), style);
  }

  /** The SDK's own exception for a refusal, or null where its model knows none. */
  public @Nullable String exception(AwsException refusal) {
    String code = refusal.code();
    String plain = code.endsWith("Exception") ? code : code + "Exception";
    String name = RENAMED.getOrDefault(code, plain);
    try {
      Class.forName(request.getPackageName() + "." + name, false, request.getClassLoader());
      return name;
    } catch (ClassNotFoundException e) {
      return null;
    }
  }
}
