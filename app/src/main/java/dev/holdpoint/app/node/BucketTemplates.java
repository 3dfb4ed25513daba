package dev.holdpoint.app.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.app.stack.TemplateObjects;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.server.calls.objects.ObjectStorage;
import dev.holdpoint.server.calls.objects.ObjectStorageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Templates that lie in this installation's buckets, or in those of S3's endpoint. */
record BucketTemplates(ObjectStorage objects) implements TemplateObjects {
  /** CloudFormation's own limit, which is one of characters. */
  private static final int MAX_BYTES = 4 * 1_048_576;

  @Override
  public String text(String bucket, String key, @Nullable String version) {
    try (InputStream content = objects.open(bucket, key, version)) {
      return new String(content.readNBytes(MAX_BYTES), UTF_8);
    } catch (ObjectStorageException e) {
      throw new TemplateException(
          "The template s3://%s/%s cannot be had: %s (%s). Put it there, or name a path beside the template."
              .formatted(bucket, key, e.getMessage(), e.code()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
