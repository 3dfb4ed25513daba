package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.s3.Cause;
import dev.holdpoint.core.s3.S3Error;
import dev.holdpoint.core.s3.Version;
import dev.holdpoint.server.access.BodySeal;
import dev.holdpoint.server.http.BodyStream;
import dev.holdpoint.server.http.WebRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of S3, with its body still to come.
 *
 * @param bucket empty where the call is about none
 * @param key empty where the call is about no object
 */
record S3Call(
    WebRequest head,
    String bucket,
    String key,
    Map<String, List<String>> query,
    BodyStream body,
    @Nullable BodySeal seal,
    Cause cause) {

  String requestId() {
    return cause.requestId();
  }

  @Nullable String header(String name) {
    return head.header(name);
  }

  boolean has(String parameter) {
    return query.containsKey(parameter);
  }

  /** A parameter of the query, or null. */
  @Nullable String parameter(String name) {
    List<String> values = query.get(name);
    return values == null ? null : values.getFirst();
  }

  String parameter(String name, String fallback) {
    String value = parameter(name);
    return value == null ? fallback : value;
  }

  /** A parameter that is a number of at least this. */
  int number(String name, int fallback, int least) {
    String value = parameter(name);
    if (value == null || value.isEmpty()) {
      return fallback;
    }
    if (!value.matches("-?\\d{1,9}")) {
      throw S3Error.invalidArgument("Provided " + name + " not an integer or within integer range");
    }
    int number = Integer.parseInt(value);
    if (number < least) {
      throw S3Error.invalidArgument(
          "Argument " + name + " must be an integer of at least " + least);
    }
    return number;
  }

  /** The version that is meant, as S3 calls it; null for the newest. */
  @Nullable String version() {
    String version = parameter("versionId");
    return version == null ? null : checkedVersion(version);
  }

  /** Refuses, in S3's words, what cannot be a version's name. */
  static String checkedVersion(String version) {
    if (version.isEmpty()) {
      throw S3Error.invalidArgument("Version id cannot be the empty string");
    }
    if (!version.equals(Version.NULL) && !version.matches("[A-Za-z0-9._-]{32}")) {
      throw S3Error.invalidArgument("Invalid version id specified");
    }
    return version;
  }

  Payload payload() {
    return Payload.of(head, body, seal);
  }
}
