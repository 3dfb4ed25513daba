package dev.holdpoint.server.access;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the holder of a key may do, by how actions' names begin; each may what those before may. */
public enum AccessRole {
  /** May look. A worker's poll looks like looking, but takes the task away from others. */
  READ_ONLY(
      "(Get(?!ActivityTask$)|Head|List|Describe|FilterLogEvents|Validate|TestEventPattern).*",
      null),

  /** May also keep what is there going: start, stop, answer, send, receive. */
  OPERATOR(
      "(Start|Stop|Redrive|Send|GetActivityTask|TestState|UpdateMapRun|Receive|DeleteMessage"
          + "|ChangeMessageVisibility|Publish(?=$|Batch$)|ConfirmSubscription"
          + "|PutEvents|PutLogEvents|CreateLogStream|Invoke|AssumeRole|PutObject(?!Lock)|CopyObject"
          + "|DeleteObject|CreateMultipartUpload|UploadPart|CompleteMultipartUpload"
          + "|AbortMultipartUpload).*",
      READ_ONLY),

  /** May do everything. */
  ADMIN(".*", OPERATOR);

  private final Pattern own;
  private final @Nullable AccessRole lesser;

  AccessRole(String own, @Nullable AccessRole lesser) {
    this.own = Pattern.compile(own);
    this.lesser = lesser;
  }

  /** Whether this role may call an action. */
  public boolean may(String action) {
    return own.matcher(action).matches() || (lesser != null && lesser.may(action));
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
