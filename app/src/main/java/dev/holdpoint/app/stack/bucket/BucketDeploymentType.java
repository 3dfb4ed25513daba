package dev.holdpoint.app.stack.bucket;

import dev.holdpoint.app.stack.Beginning;
import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.OutsideType;
import dev.holdpoint.app.stack.StackResource;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.api.s3.BucketFiles;
import dev.holdpoint.server.calls.objects.ObjectStorage;
import dev.holdpoint.server.calls.objects.ObjectStorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code Custom::CDKBucketDeployment}, CDK's {@code BucketDeployment}: puts what archives hold into
 * a bucket, as its function does by {@code aws s3 sync}. What is there already with the same bytes
 * and headers is left alone.
 *
 * @param objects reads archives that lie in buckets
 */
public record BucketDeploymentType(BucketFiles files, ObjectStorage objects)
    implements OutsideType {
  private static final String BUCKET = "DestinationBucketName";
  private static final String PREFIX = "DestinationBucketKeyPrefix";
  private static final String KEYS = "SourceObjectKeys";
  private static final String OWNED = "aws-cdk:cr-owned";

  @Override
  public String name() {
    return "Custom::CDKBucketDeployment";
  }

  /** An invalidation of CloudFront is none of them: there is none here. */
  @Override
  public Set<String> properties() {
    return Set.of(
        BUCKET,
        PREFIX,
        KEYS,
        "SourceBucketNames",
        "SourceMarkers",
        "SourceMarkersConfig",
        "DestinationBucketArn",
        "RetainOnDelete",
        "Extract",
        "Prune",
        "Exclude",
        "Include",
        "UserMetadata",
        "SystemMetadata",
        "OutputObjectKeys");
  }

  @Override
  public Set<String> ignored() {
    return Set.of("ServiceToken", "SignContent", "WaitForDistributionInvalidation");
  }

  @Override
  public @Nullable String missing() {
    return null;
  }

  @Override
  public Made make(Wanted wanted, @Nullable Made known, Beginning beginning) {
    JsonNode before = known == null ? null : known.memory();
    JsonNode now = wanted.properties();
    if (known != null && now.equals(before)) {
      return known;
    }
    beginning.remember(known == null ? new Made(wanted.name(), Map.of()) : known);
    Place place = Place.of(now);
    if (before != null && !retains(before) && !Place.of(before).equals(place)) {
      empty(Place.of(before));
    }
    try {
      deploy(wanted, place);
    } catch (ObjectStorageException e) {
      throw new TemplateException(wanted.logicalId() + ": " + e.getMessage());
    } catch (IOException e) {
      throw new TemplateException(wanted.logicalId() + ": " + e);
    }
    return new Made(wanted.name(), attributes(wanted), now);
  }

  private void deploy(Wanted wanted, Place place) throws IOException {
    SyncFilter filter = SyncFilter.of(texts(wanted.get("Exclude")), texts(wanted.get("Include")));
    Map<String, String> system = metadata(wanted.get("SystemMetadata"));
    Map<String, String> own = metadata(wanted.get("UserMetadata"));
    try (Contents contents = new Contents()) {
      for (int i = 0; i < wanted.get(KEYS).size(); i++) {
        contents.add(wanted, i, wanted.flagOr("Extract", true), objects);
      }
      Map<String, Path> all = contents.files();
      for (Map.Entry<String, Path> one : all.entrySet()) {
        if (filter.test(one.getKey())) {
          files.put(place.bucket, place.prefix + one.getKey(), one.getValue(), system, own);
        }
      }
      if (wanted.flagOr("Prune", true)) {
        int _ =
            files.delete(
                place.bucket,
                place.prefix,
                key -> {
                  String path = key.substring(place.prefix.length());
                  return filter.test(path) && !all.containsKey(path);
                });
      }
    }
  }

  private static Map<String, JsonNode> attributes(Wanted wanted) {
    Map<String, JsonNode> attributes = new HashMap<>();
    attributes.put(KEYS, wanted.flagOr("OutputObjectKeys", true) ? wanted.get(KEYS) : Json.array());
    if (wanted.has("DestinationBucketArn")) {
      attributes.put("DestinationBucketArn", wanted.get("DestinationBucketArn"));
    }
    return attributes;
  }

  @Override
  public void remove(StackResource gone) {
    JsonNode there = gone.made().memory();
    if (there == null || retains(there)) {
      return;
    }
    Place place = Place.of(there);
    Map<String, String> tags = files.tags(place.bucket);
    if (tags != null && tags.keySet().stream().noneMatch(tag -> tag.startsWith(place.owned()))) {
      empty(place);
    }
  }

  private void empty(Place place) {
    if (files.tags(place.bucket) != null) {
      int _ = files.delete(place.bucket, place.prefix, _ -> true);
    }
  }

  private static boolean retains(JsonNode properties) {
    return properties.path("RetainOnDelete").asString("true").equals("true");
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private static Map<String, String> metadata(JsonNode map) {
    Map<String, String> all = new HashMap<>();
    map.properties()
        .forEach(one -> all.put(one.getKey().toLowerCase(Locale.ROOT), one.getValue().asString()));
    return all;
  }

  /**
   * Where it puts the files.
   *
   * @param prefix with a slash at its end, or empty
   */
  private record Place(String bucket, String prefix) {
    static Place of(JsonNode properties) {
      String prefix = properties.path(PREFIX).asString("");
      boolean open = prefix.isEmpty() || prefix.equals("/");
      return new Place(
          properties.path(BUCKET).asString(""),
          open ? "" : prefix.endsWith("/") ? prefix : prefix + "/");
    }

    /** How the tags begin by which another deployment says that it owns the place. */
    String owned() {
      return prefix.isEmpty() ? OWNED : OWNED + ":" + prefix.substring(0, prefix.length() - 1);
    }
  }
}
