package dev.holdpoint.core.iam;

import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A role.
 *
 * @param trust who may assume it, a policy document to the letter
 * @param maxSession the longest session in seconds
 * @param boundary a policy's ARN, or null
 * @param inline the role's own policy documents, by their names
 * @param attached policies' ARNs, in the order of their attachment
 */
public record Role(
    Arn arn,
    String name,
    String path,
    String id,
    Instant createdAt,
    String trust,
    @Nullable String description,
    int maxSession,
    @Nullable String boundary,
    Map<String, String> tags,
    Map<String, String> inline,
    List<String> attached) {
  public Role {
    tags = Map.copyOf(tags);
    inline = Map.copyOf(inline);
    attached = List.copyOf(attached);
  }

  Role withTrust(String document) {
    return new Role(
        arn,
        name,
        path,
        id,
        createdAt,
        document,
        description,
        maxSession,
        boundary,
        tags,
        inline,
        attached);
  }

  Role with(@Nullable String words, int session) {
    return new Role(
        arn, name, path, id, createdAt, trust, words, session, boundary, tags, inline, attached);
  }

  Role withBoundary(@Nullable String policy) {
    return new Role(
        arn,
        name,
        path,
        id,
        createdAt,
        trust,
        description,
        maxSession,
        policy,
        tags,
        inline,
        attached);
  }

  Role withTags(Map<String, String> changed) {
    return new Role(
        arn,
        name,
        path,
        id,
        createdAt,
        trust,
        description,
        maxSession,
        boundary,
        changed,
        inline,
        attached);
  }

  Role withInline(String policy, @Nullable String document) {
    Map<String, String> changed = new TreeMap<>(inline);
    if (document == null) {
      changed.remove(policy);
    } else {
      changed.put(policy, document);
    }
    return new Role(
        arn,
        name,
        path,
        id,
        createdAt,
        trust,
        description,
        maxSession,
        boundary,
        tags,
        changed,
        attached);
  }

  Role withAttached(List<String> policies) {
    return new Role(
        arn,
        name,
        path,
        id,
        createdAt,
        trust,
        description,
        maxSession,
        boundary,
        tags,
        inline,
        policies);
  }
}
