package dev.holdpoint.core.aws;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The caller's mistake, in AWS's words. Thrown by a service's rules, rendered only by the wire.
 * Nothing of the unit of work that threw it is kept.
 */
public final class AwsException extends RuntimeException {
  private final String code;
  private final @Nullable String queryCode;
  private final int status;
  private final Map<String, String> members;

  private AwsException(String code, @Nullable String queryCode, int status, String message) {
    this(code, queryCode, status, message, Map.of());
  }

  private AwsException(
      String code,
      @Nullable String queryCode,
      int status,
      String message,
      Map<String, String> members) {
    super(message, null, false, false);
    this.code = code;
    this.queryCode = queryCode;
    this.status = status;
    this.members = members;
  }

  /** A mistake of the caller's: HTTP 400 with this error code and message. */
  public static AwsException of(String code, String message) {
    return new AwsException(code, null, 400, message);
  }

  /** As {@link #of(String, String)}, with another HTTP status. */
  public static AwsException of(String code, int status, String message) {
    return new AwsException(code, null, status, message);
  }

  /**
   * An error that has one code in JSON and an older one in the Query protocol (SQS), sent besides
   * in the {@code x-amzn-query-error} header.
   */
  public static AwsException withQueryCode(String code, String queryCode, String message) {
    return new AwsException(code, queryCode, 400, message);
  }

  /** As {@link #withQueryCode(String, String, String)}, with another HTTP status. */
  public static AwsException withQueryCode(
      String code, String queryCode, int status, String message) {
    return new AwsException(code, queryCode, status, message);
  }

  /** The same error, which says this besides; a member that its shape in AWS's model has. */
  public AwsException with(String member, String value) {
    Map<String, String> more = new TreeMap<>(members);
    more.put(member, value);
    return new AwsException(code, queryCode, status, getMessage(), more);
  }

  /** What the error says besides code and message, by the members' names. */
  public Map<String, String> members() {
    return Collections.unmodifiableMap(members);
  }

  public String code() {
    return code;
  }

  public @Nullable String queryCode() {
    return queryCode;
  }

  public int status() {
    return status;
  }

  /** Never null, unlike in the superclass. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
