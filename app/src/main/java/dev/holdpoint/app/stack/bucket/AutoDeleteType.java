package dev.holdpoint.app.stack.bucket;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.StackResource;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.api.s3.BucketFiles;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code Custom::S3AutoDeleteObjects}, CDK's {@code autoDeleteObjects}: when it goes, its bucket is
 * emptied first, if the bucket still has the tag by which CDK says so.
 */
public record AutoDeleteType(BucketFiles objects) implements ResourceType {
  private static final String BUCKET = "BucketName";
  private static final String TAG = "aws-cdk:auto-delete-objects";

  @Override
  public String name() {
    return "Custom::S3AutoDeleteObjects";
  }

  @Override
  public Set<String> properties() {
    return Set.of(BUCKET);
  }

  @Override
  public Set<String> ignored() {
    return Set.of("ServiceToken");
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    return new Made(wanted.name(), Map.of(BUCKET, Json.text(wanted.text(BUCKET))));
  }

  @Override
  public boolean clears() {
    return true;
  }

  @Override
  public void clear(StackResource gone) {
    var named = gone.made().attributes().get(BUCKET);
    Map<String, String> tags = named == null ? null : objects.tags(named.asString());
    if (named != null && tags != null && "true".equals(tags.get(TAG))) {
      objects.empty(named.asString());
    }
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    // What there was of it lay in the bucket.
  }
}
