package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What stands before a streamed answer: status and headers as JSON, then eight null bytes, then the
 * body.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html">AWS: response
 *     streaming in a custom runtime</a>
 */
public final class StreamPrelude {
  /** The content type of an answer that begins so. */
  public static final String TYPE = "application/vnd.awslambda.http-integration-response";

  /** How long it may be. */
  public static final int MOST_BYTES = 64 * 1024;

  /** The null bytes behind it. */
  public static final int DELIMITER = 8;

  private static final List<String> OCTETS = List.of("application/octet-stream");

  private StreamPrelude() {}

  /** Where it ends in these bytes, at its null bytes; negative where it does not yet. */
  public static int end(byte[] bytes, int count) {
    int nulls = 0;
    for (int i = 0; i < count; i++) {
      nulls = bytes[i] == 0 ? nulls + 1 : 0;
      if (nulls == DELIMITER) {
        return i + 1 - DELIMITER;
      }
    }
    return -1;
  }

  /** Status and headers; null where it is no JSON, or says neither. */
  public static @Nullable GatewayAnswer read(byte[] prelude) {
    JsonNode said;
    try {
      said = Json.parse(prelude);
    } catch (JacksonException e) {
      return null;
    }
    if (!said.isObject()) {
      return null;
    }
    Integer status = FunctionAnswer.status(said.path("statusCode"));
    AnswerHeaders headers = AnswerHeaders.read(said, OCTETS);
    return status == null || headers == null
        ? null
        : new GatewayAnswer(status, headers.values(), new byte[0]);
  }

  /** The head of an answer that says no more than its content type. */
  public static GatewayAnswer plain(String contentType) {
    return new GatewayAnswer(200, Map.of("content-type", List.of(contentType)), new byte[0]);
  }

  /** An answer that was streamed, whole; null where it has no prelude, or one that is none. */
  static @Nullable GatewayAnswer whole(byte[] payload) {
    int end = end(payload, Math.min(payload.length, MOST_BYTES));
    GatewayAnswer head = end < 0 ? null : read(Arrays.copyOf(payload, end));
    return head == null
        ? null
        : new GatewayAnswer(
            head.status(),
            head.headers(),
            Arrays.copyOfRange(payload, end + DELIMITER, payload.length));
  }
}
