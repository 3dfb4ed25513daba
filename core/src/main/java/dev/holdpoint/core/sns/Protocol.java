package dev.holdpoint.core.sns;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;
import java.util.regex.Pattern;

/** The ways in which a subscriber is told. */
public enum Protocol {
  SQS("sqs", "SQS endpoint ARN", "arn:aws:sqs:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]{1,80}(\\.fifo)?"),
  LAMBDA(
      "lambda",
      "Lambda endpoint ARN",
      "arn:aws:lambda:[a-z0-9-]+:\\d{12}:function:[A-Za-z0-9_-]{1,64}(:[A-Za-z0-9_$-]{1,128})?"),
  HTTP("http", "Endpoint must match the specified protocol", "http://[^\\s/?#]+[^\\s]*"),
  HTTPS("https", "Endpoint must match the specified protocol", "https://[^\\s/?#]+[^\\s]*"),
  EMAIL("email", "Email address", Protocol.ADDRESS),
  EMAIL_JSON("email-json", "Email address", Protocol.ADDRESS);

  /** Nothing that could end a header or begin another address. */
  private static final String ADDRESS =
      "[\\p{Graph}&&[^@<>()\\[\\]\\\\,;:\"]]{1,64}@[\\p{Alnum}._-]{1,255}";

  private static final Set<String> NOT_YET = Set.of("sms", "application", "firehose");

  private final String text;
  private final String endpointName;
  private final Pattern endpoint;

  Protocol(String text, String endpointName, String endpoint) {
    this.text = text;
    this.endpointName = endpointName;
    this.endpoint = Pattern.compile(endpoint);
  }

  /** The protocol of this name, in AWS's words where there is none. */
  @JsonCreator
  public static Protocol of(String name) {
    for (Protocol protocol : values()) {
      if (protocol.text.equals(name)) {
        return protocol;
      }
    }
    if (NOT_YET.contains(name)) {
      throw SnsError.unsupported("Protocol", "the protocol " + name);
    }
    throw SnsError.parameter("Amazon SNS does not support this protocol string: " + name);
  }

  /** As AWS writes it. */
  @JsonValue
  public String text() {
    return text;
  }

  void checkEndpoint(String given) {
    if (given.length() > SnsLimits.AWS.endpointLength() || !endpoint.matcher(given).matches()) {
      throw SnsError.parameter(endpointName);
    }
  }

  /** Whether whoever is at the endpoint must say yes first: it may be somebody else's. */
  boolean mustConfirm() {
    return switch (this) {
      case SQS, LAMBDA -> false;
      case HTTP, HTTPS, EMAIL, EMAIL_JSON -> true;
    };
  }

  boolean isHttp() {
    return this == HTTP || this == HTTPS;
  }

  /** Whether a person reads it, so that links must lead to pages that only ask. */
  boolean isMail() {
    return this == EMAIL || this == EMAIL_JSON;
  }

  /** How the topic's attributes begin that say where its deliveries are logged. */
  String feedback() {
    return switch (this) {
      case SQS -> "SQS";
      case LAMBDA -> "Lambda";
      case HTTP, HTTPS -> "HTTP";
      case EMAIL, EMAIL_JSON -> "Email";
    };
  }

  boolean takesRaw() {
    return this == SQS || isHttp();
  }
}
