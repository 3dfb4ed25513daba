package dev.holdpoint.core.iam;

import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A managed policy of the user's own.
 *
 * @param versions oldest first; one of them is the default
 * @param lastVersion the greatest number given so far
 */
public record Policy(
    Arn arn,
    String name,
    String path,
    String id,
    @Nullable String description,
    Instant createdAt,
    Instant updatedAt,
    String defaultVersion,
    List<Version> versions,
    int lastVersion,
    Map<String, String> tags) {
  public Policy {
    versions = List.copyOf(versions);
    tags = Map.copyOf(tags);
  }

  /**
   * One version.
   *
   * @param id {@code v1}, {@code v2}, …
   */
  public record Version(String id, String document, Instant createdAt) {}

  /** The version of this id, or null. */
  public @Nullable Version find(String versionId) {
    return versions.stream().filter(one -> one.id().equals(versionId)).findFirst().orElse(null);
  }

  Policy withTags(Map<String, String> changed) {
    return new Policy(
        arn,
        name,
        path,
        id,
        description,
        createdAt,
        updatedAt,
        defaultVersion,
        versions,
        lastVersion,
        changed);
  }

  Policy with(List<Version> changed, String byDefault, int last, Instant at) {
    return new Policy(
        arn, name, path, id, description, createdAt, at, byDefault, changed, last, tags);
  }
}
