package dev.holdpoint.core.aws;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An Amazon Resource Name: {@code arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE}. Any text may be
 * wrapped; {@link #isWellFormed()} tells whether it has the six parts.
 */
public record Arn(@JsonValue String value) implements Comparable<Arn> {

  @JsonCreator
  public static Arn of(String value) {
    return new Arn(value);
  }

  public boolean isWellFormed() {
    return value.startsWith("arn:") && value.split(":", 6).length == 6;
  }

  /** The service's name, such as {@code sqs}; empty where the ARN is malformed. */
  public String service() {
    return part(2);
  }

  public String region() {
    return part(3);
  }

  public String account() {
    return part(4);
  }

  /** Everything behind the account, such as {@code stateMachine:NAME}. */
  public String resource() {
    return part(5);
  }

  /** What stands behind the last colon or slash: the resource's own name. */
  public String name() {
    return value.substring(Math.max(value.lastIndexOf(':'), value.lastIndexOf('/')) + 1);
  }

  private String part(int index) {
    String[] parts = value.split(":", 6);
    return index < parts.length ? parts[index] : "";
  }

  @Override
  public int compareTo(Arn other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
