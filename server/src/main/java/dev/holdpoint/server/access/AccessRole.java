package dev.holdpoint.server.access;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the holder of a key may do, by how actions' names begin; each may what those before may. */
public enum AccessRole {
  /** May look. A worker's poll looks like looking, but takes the task away from others. */
  READ_ONLY(
      List.of("Get", "List", "Describe", "Validate", "TestEventPattern"),
      List.of("GetActivityTask")),

  /** May also keep what is there going: start, stop, answer, send, receive. */
  OPERATOR(
      List.of(
          "Start",
          "Stop",
          "Redrive",
          "Send",
          "GetActivityTask",
          "TestState",
          "UpdateMapRun",
          "Receive",
          "DeleteMessage",
          "ChangeMessageVisibility",
          "Publish",
          "ConfirmSubscription",
          "PutEvents",
          "Invoke",
          "AssumeRole"),
      List.of("PublishStateMachineVersion")),

  /** May do everything. */
  ADMIN(List.of(""), List.of());

  private final List<String> beginnings;
  private final List<String> exceptions;

  AccessRole(List<String> beginnings, List<String> exceptions) {
    this.beginnings = beginnings;
    this.exceptions = exceptions;
  }

  /** Whether this role may call an action. */
  public boolean may(String action) {
    boolean itself =
        !exceptions.contains(action) && beginnings.stream().anyMatch(action::startsWith);
    return itself || (this != READ_ONLY && values()[ordinal() - 1].may(action));
  }

  /** Whether this role may all that the other may. */
  public boolean includes(AccessRole other) {
    return compareTo(other) >= 0;
  }

  /** As in settings: {@code admin}, {@code operator}, {@code read-only}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The role of this text, or null. */
  public static @Nullable AccessRole of(String text) {
    for (AccessRole role : values()) {
      if (role.text().equals(text)) {
        return role;
      }
    }
    return null;
  }
}
