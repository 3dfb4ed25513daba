package dev.holdpoint.core.lambda;

import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address of its own that a function, or an alias of it, has.
 *
 * @param id what the address begins with; a function has the same one for good
 * @param function its ARN, with the alias where there is one
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html">AWS: function
 *     URLs</a>
 */
public record FunctionUrl(
    String id, Arn function, @Nullable Cors cors, Instant createdAt, Instant modifiedAt) {

  /**
   * What is said to browsers.
   *
   * @param maxAge seconds, or null
   */
  public record Cors(
      List<String> allowOrigins,
      List<String> allowMethods,
      List<String> allowHeaders,
      List<String> exposeHeaders,
      boolean allowCredentials,
      @Nullable Integer maxAge) {
    public Cors {
      allowOrigins = List.copyOf(allowOrigins);
      allowMethods = List.copyOf(allowMethods);
      allowHeaders = List.copyOf(allowHeaders);
      exposeHeaders = List.copyOf(exposeHeaders);
    }
  }

  /** The only kind: whoever reaches the address may call. */
  public static final String AUTH_NONE = "NONE";

  /** The only mode: an answer comes when it is whole. */
  public static final String BUFFERED = "BUFFERED";

  /** The path under which it is reached at the one port. */
  public String path() {
    return "/lambda-url/" + id + "/";
  }

  /** The function's name. */
  public String name() {
    return function.resource().split(":", -1)[1];
  }
}
