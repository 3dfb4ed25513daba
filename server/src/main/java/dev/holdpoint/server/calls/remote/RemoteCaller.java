package dev.holdpoint.server.calls.remote;

import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.server.wire.BadParameters;
import dev.holdpoint.server.wire.SdkStyle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import tools.jackson.databind.JsonNode;

/** Calls actions of services at their endpoints, as one or another role. Thread-safe. */
public final class RemoteCaller implements RemoteServices {
  private final Endpoints endpoints;
  private final ServiceClients clients;
  private final Roles roles;

  public RemoteCaller(Endpoints endpoints, ServiceClients clients, Roles roles) {
    this.endpoints = endpoints;
    this.clients = clients;
    this.roles = roles;
  }

  /**
   * A call to a service.
   *
   * @param resource for telling which endpoint is missing
   * @param optimized null for {@code aws-sdk:}
   * @param style the form of parameters and answer
   * @param role an ARN, or null
   */
  record Request(
      String module,
      String action,
      String resource,
      @Nullable Optimized optimized,
      SdkStyle style,
      JsonNode parameters,
      @Nullable String role,
      String token) {
    /** As a Task state calls it. */
    Request(
        String module,
        String action,
        String resource,
        @Nullable Optimized optimized,
        JsonNode parameters,
        @Nullable String role,
        String token) {
      this(
          module,
          action,
          resource,
          optimized,
          optimized == null ? SdkStyle.V2 : SdkStyle.V1,
          parameters,
          role,
          token);
    }
  }

  /** What came of it. */
  sealed interface Result {
    record Answered(Answer answer) implements Result {}

    /**
     * @param code the service's own, empty where it did not answer
     * @param passing whether the same call may well go through later
     */
    record Failed(Failure failure, String code, boolean passing) implements Result {}
  }

  @Override
  public boolean reaches(String module) {
    return endpoints.find(module) != null;
  }

  @Override
  public JsonNode ask(String module, String action, JsonNode parameters, String token) {
    return ask(module, action, parameters, SdkStyle.V2, token);
  }

  @Override
  public JsonNode read(String module, String action, JsonNode parameters) {
    return ask(module, action, parameters, SdkStyle.WIRE, "holdpoint");
  }

  private JsonNode ask(
      String module, String action, JsonNode parameters, SdkStyle style, String token) {
    String resource = "aws-sdk:" + module + ":" + action;
    Request request = new Request(module, action, resource, null, style, parameters, null, token);
    try {
      return switch (answer(request)) {
        case Result.Answered(Answer answer) -> answer.result();
        case Result.Failed(Failure failure, String code, boolean passing) ->
            throw new RefusedException(code, passing, String.valueOf(failure.cause()));
      };
    } catch (BadParameters bad) {
      // The parameters themselves may hold a secret.
      throw new RefusedException("", false, String.join(", ", bad.problems()));
    }
  }

  /** Makes the call; blocks until it has been answered. */
  Result call(Request request) {
    try {
      return answer(request);
    } catch (BadParameters bad) {
      return lasting(RemoteFailure.unfit(request.parameters(), bad));
    }
  }

  private Result answer(Request request) {
    Endpoint endpoint = endpoints.find(request.module());
    if (endpoint == null) {
      return lasting(RemoteFailure.noEndpoint(request.resource(), request.module()));
    }
    try {
      return answer(request, clients.of(request.module(), endpoint), endpoint);
    } catch (LibraryException e) {
      return lasting(RemoteFailure.runtime(String.valueOf(e.getMessage())));
    }
  }

  private Result answer(Request request, ServiceClient client, Endpoint endpoint) {
    try {
      String role = request.role();
      return new Result.Answered(
          client.call(
              new ServiceClient.Call(
                  request.action(),
                  request.parameters(),
                  request.style(),
                  request.token(),
                  role == null ? null : roles.credentials(role, endpoint))));
    } catch (ServiceClient.NoAction e) {
      return lasting(RemoteFailure.runtime(String.valueOf(e.getMessage())));
    } catch (ServiceClient.TooLarge e) {
      return lasting(
          Failure.of(
              Failure.DATA_LIMIT_EXCEEDED,
              "The answer of "
                  + request.resource()
                  + " exceeds the maximum of "
                  + SdkAction.MOST_BYTES
                  + " bytes"));
    } catch (AwsServiceException e) {
      boolean passing = e.isThrottlingException() || e.statusCode() >= 500;
      return new Result.Failed(failure(e, client, request), code(e), passing);
    } catch (SdkException e) {
      return new Result.Failed(failure(e, client, request), "", true);
    }
  }

  private static Failure failure(SdkException e, ServiceClient client, Request request) {
    return RemoteFailure.of(e, client.prefix(), request.optimized());
  }

  private static String code(AwsServiceException e) {
    return e.awsErrorDetails() == null ? "" : String.valueOf(e.awsErrorDetails().errorCode());
  }

  private static Result lasting(Failure failure) {
    return new Result.Failed(failure, "", false);
  }
}
