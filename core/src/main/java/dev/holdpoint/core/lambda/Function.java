package dev.holdpoint.core.lambda;

import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A function as it was set up.
 *
 * @param revision changes with everything that a running process would have to know
 * @param policy who may call it: recorded, not enforced
 */
public record Function(
    Arn arn,
    FunctionSettings settings,
    FunctionCode code,
    Instant modifiedAt,
    String revision,
    Map<String, String> tags,
    List<Permission> policy) {

  public Function {
    tags = Map.copyOf(tags);
    policy = List.copyOf(policy);
  }

  public String name() {
    return arn.name();
  }

  Function changed(FunctionSettings newSettings, FunctionCode newCode, Instant now, String id) {
    return new Function(arn, newSettings, newCode, now, id, tags, policy);
  }

  Function withPolicy(List<Permission> permissions) {
    return new Function(arn, settings, code, modifiedAt, revision, tags, permissions);
  }

  Function withTags(Map<String, String> all) {
    return new Function(arn, settings, code, modifiedAt, revision, all, policy);
  }

  @Override
  public String toString() {
    return "Function[" + arn + "]";
  }
}
