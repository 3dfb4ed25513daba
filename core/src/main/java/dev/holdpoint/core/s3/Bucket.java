package dev.holdpoint.core.s3;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A bucket. Its name is its own in the whole installation, as it is on AWS in the whole world.
 *
 * @param home whose it is, and where
 * @param cors which pages of other origins may do what
 * @param versioning whether it keeps what is replaced and deleted
 * @param documents settings that have no effect here and are given back as they came, by their
 *     names in queries; an empty one was taken away
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Bucket(
    String name,
    Home home,
    Instant created,
    Map<String, String> tags,
    Notifications notifications,
    List<CorsRule> cors,
    Map<String, String> documents,
    Versioning versioning) {
  public Bucket {
    tags = tags == null ? Map.of() : Map.copyOf(tags);
    cors = cors == null ? List.of() : List.copyOf(cors);
    documents = documents == null ? Map.of() : Map.copyOf(documents);
    versioning = versioning == null ? Versioning.NEVER : versioning;
  }

  static Bucket of(String name, Home home, Instant created) {
    return new Bucket(
        name, home, created, Map.of(), Notifications.NONE, List.of(), Map.of(), Versioning.NEVER);
  }

  /** Its ARN, in which neither account nor region stand. */
  public Arn arn() {
    return new Arn("arn:aws:s3:::" + name);
  }

  public Bucket with(Notifications other) {
    return new Bucket(name, home, created, tags, other, cors, documents, versioning);
  }

  public Bucket withTags(Map<String, String> other) {
    return new Bucket(
        name, home, created, new TreeMap<>(other), notifications, cors, documents, versioning);
  }

  public Bucket withCors(List<CorsRule> other) {
    return new Bucket(name, home, created, tags, notifications, other, documents, versioning);
  }

  public Bucket with(Versioning other) {
    return new Bucket(name, home, created, tags, notifications, cors, documents, other);
  }

  /** With one of its documents replaced; an empty one says that it is taken away. */
  public Bucket withDocument(String which, String document) {
    Map<String, String> all = new HashMap<>(documents);
    all.put(which, document);
    return new Bucket(name, home, created, tags, notifications, cors, all, versioning);
  }
}
