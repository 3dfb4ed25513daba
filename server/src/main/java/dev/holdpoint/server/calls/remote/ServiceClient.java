package dev.holdpoint.server.calls.remote;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.wire.BadParameters;
import dev.holdpoint.server.wire.SdkShapes;
import dev.holdpoint.server.wire.SdkStyle;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.utils.SdkAutoCloseable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A client of the AWS SDK, called by an action's name with JSON. Thread-safe.
 *
 * @param prefix what the SDK calls the service, such as {@code DynamoDb}
 */
record ServiceClient(
    Class<?> type, SdkAutoCloseable client, String prefix, Map<String, SdkAction> known) {
  /** What is sent, and what comes, besides an action's members. */
  private static final String BODY = "Body";

  static ServiceClient of(Class<?> type, SdkAutoCloseable client) {
    String prefix = type.getSimpleName().replaceFirst("Client$", "");
    return new ServiceClient(type, client, prefix, new ConcurrentHashMap<>());
  }

  /**
   * @param token the same on every repeat of the same call
   * @param role whose credentials are used instead of the client's own, or null
   */
  record Call(
      String action,
      JsonNode parameters,
      SdkStyle style,
      String token,
      @Nullable AwsCredentialsProvider role) {}

  /** An action that the service does not have. */
  static final class NoAction extends RuntimeException {
    NoAction(String message) {
      super(message, null, false, false);
    }
  }

  /** An answer with more than a task's result may have. */
  static final class TooLarge extends RuntimeException {
    TooLarge() {
      super(null, null, false, false);
    }
  }

  /**
   * Makes the call; blocks until it has been answered.
   *
   * @throws BadParameters where they do not fit
   * @throws NoAction where there is no such action
   * @throws TooLarge where the answer's body is
   * @throws software.amazon.awssdk.core.exception.SdkException as the SDK does
   */
  Answer call(Call call) {
    Object answer = make(call, body(call.parameters().get(BODY)), SdkAction.bounded());
    return answer instanceof ResponseBytes<?> bytes
        ? answer((AwsResponse) bytes.response(), call.style(), bytes)
        : answer((AwsResponse) answer, call.style(), null);
  }

  /** As {@link #call}; the answer's body, however large, to be read and closed. */
  InputStream open(Call call) {
    return (InputStream) make(call, RequestBody.empty(), ResponseTransformer.toInputStream());
  }

  /** As {@link #call}, with a file as the request's body. */
  void upload(Call call, Path file) {
    make(call, RequestBody.fromFile(file), SdkAction.bounded());
  }

  private Object make(Call call, RequestBody body, ResponseTransformer<SdkResponse, ?> taking) {
    SdkAction action = action(call.action());
    SdkPojo builder = action.builder();
    SdkShapes.fill(members(action, call.parameters()), call.style(), builder, call.token());
    AwsRequest.Builder request = (AwsRequest.Builder) builder;
    if (call.role() != null) {
      request.overrideConfiguration(
          AwsRequestOverrideConfiguration.builder().credentialsProvider(call.role()).build());
    }
    return action.call(client, request.build(), body, taking);
  }

  private SdkAction action(String name) {
    return known.computeIfAbsent(
        name,
        _ -> {
          SdkAction found = SdkAction.find(type, name);
          if (found == null) {
            throw new NoAction("The service " + prefix + " has no action '" + name + "'");
          }
          return found;
        });
  }

  private static JsonNode members(SdkAction action, JsonNode parameters) {
    if (!action.uploads() || !parameters.has(BODY)) {
      return parameters;
    }
    ObjectNode rest = Json.object();
    parameters.properties().forEach(member -> rest.set(member.getKey(), member.getValue()));
    rest.remove(BODY);
    return rest;
  }

  private static RequestBody body(@Nullable JsonNode json) {
    if (json == null || json.isNull()) {
      return RequestBody.empty();
    }
    return RequestBody.fromString(json.isString() ? json.stringValue() : Json.write(json));
  }

  private static Answer answer(
      AwsResponse response, SdkStyle style, @Nullable ResponseBytes<?> bytes) {
    ObjectNode result = SdkShapes.show(response, style);
    if (bytes != null) {
      if (bytes.asByteArrayUnsafe().length > SdkAction.MOST_BYTES) {
        throw new TooLarge();
      }
      result.put(BODY, SdkBytes.fromByteArrayUnsafe(bytes.asByteArrayUnsafe()).asUtf8String());
    }
    String requestId = String.valueOf(response.responseMetadata().requestId());
    return new Answer(result, response.sdkHttpResponse(), requestId);
  }
}
