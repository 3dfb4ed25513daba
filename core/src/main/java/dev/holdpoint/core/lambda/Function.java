package dev.holdpoint.core.lambda;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function as it was set up.
 *
 * @param revision changes with everything that a running process would have to know
 * @param policy who may call it: recorded, not enforced
 * @param reserved how many invocations may run at the same time, or null where nobody said
 */
public record Function(
    Arn arn,
    FunctionSettings settings,
    FunctionCode code,
    Instant modifiedAt,
    String revision,
    Map<String, String> tags,
    List<Permission> policy,
    @Nullable Integer reserved) {

  /** The version that may still change. */
  public static final String LATEST = "$LATEST";

  public Function {
    tags = Map.copyOf(tags);
    policy = List.copyOf(policy);
  }

  /** Without a limit of its own. */
  public Function(
      Arn arn,
      FunctionSettings settings,
      FunctionCode code,
      Instant modifiedAt,
      String revision,
      Map<String, String> tags,
      List<Permission> policy) {
    this(arn, settings, code, modifiedAt, revision, tags, policy, null);
  }

  public String name() {
    return arn.resource().split(":", -1)[1];
  }

  /** The version that it is, {@code $LATEST} where it may still change. */
  public String version() {
    String[] parts = arn.resource().split(":", -1);
    return parts.length > 2 ? parts[2] : LATEST;
  }

  /** The ARN of the function itself, without a version. */
  public Arn base() {
    return Home.of(arn).arn("lambda", "function:" + name());
  }

  /** The same as what may still change, though it may be a version. */
  public Function latest() {
    return as(base());
  }

  /** Refuses a change that was meant for another revision; null is any. */
  public void checkRevision(@Nullable String expected) {
    if (expected != null && !expected.equals(revision)) {
      throw LambdaError.otherRevision();
    }
  }

  /** The same under another ARN. */
  Function as(Arn other) {
    return new Function(other, settings, code, modifiedAt, revision, tags, policy, reserved);
  }

  Function described(String description) {
    return new Function(
        arn, settings.described(description), code, modifiedAt, revision, tags, policy, reserved);
  }

  Function changed(FunctionSettings newSettings, FunctionCode newCode, Instant now, String id) {
    return new Function(arn, newSettings, newCode, now, id, tags, policy, reserved);
  }

  Function withPolicy(List<Permission> permissions) {
    return new Function(arn, settings, code, modifiedAt, revision, tags, permissions, reserved);
  }

  Function withTags(Map<String, String> all) {
    return new Function(arn, settings, code, modifiedAt, revision, all, policy, reserved);
  }

  Function withReserved(@Nullable Integer most) {
    return new Function(arn, settings, code, modifiedAt, revision, tags, policy, most);
  }

  @Override
  public String toString() {
    return "Function[" + arn + "]";
  }
}
