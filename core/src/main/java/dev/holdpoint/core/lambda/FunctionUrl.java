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
 * @param auth who may call: {@code NONE} for all that reach it, or {@code AWS_IAM}
 * @param mode how an answer comes: {@code BUFFERED} or {@code RESPONSE_STREAM}
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html">AWS: function
 *     URLs</a>
 */
public record FunctionUrl(
    String id,
    Arn function,
    String auth,
    String mode,
    @Nullable Cors cors,
    Instant createdAt,
    Instant modifiedAt) {
  /** Whoever reaches the address may call. */
  public static final String AUTH_NONE = "NONE";

  /** Who calls must sign with an access key. */
  public static final String AUTH_IAM = "AWS_IAM";

  /** An answer comes when it is whole. */
  public static final String BUFFERED = "BUFFERED";

  /** An answer comes as it is made. */
  public static final String STREAMED = "RESPONSE_STREAM";

  /** Older rows say neither who may call nor how an answer comes. */
  public FunctionUrl(
      String id,
      Arn function,
      @Nullable String auth,
      @Nullable String mode,
      @Nullable Cors cors,
      Instant createdAt,
      Instant modifiedAt) {
    this.id = id;
    this.function = function;
    this.auth = auth == null ? AUTH_NONE : auth;
    this.mode = mode == null ? BUFFERED : mode;
    this.cors = cors;
    this.createdAt = createdAt;
    this.modifiedAt = modifiedAt;
  }

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

  /** Whether who calls must sign. */
  public boolean isSigned() {
    return auth.equals(AUTH_IAM);
  }

  /** Whether answers come as they are made. */
  public boolean isStreamed() {
    return mode.equals(STREAMED);
  }

  /** The path under which it is reached at the one port. */
  public String path() {
    return "/lambda-url/" + id + "/";
  }

  /** The function's name. */
  public String name() {
    return function.resource().split(":", -1)[1];
  }
}
