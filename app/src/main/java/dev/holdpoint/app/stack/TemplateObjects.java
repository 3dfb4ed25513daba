package dev.holdpoint.app.stack;

import dev.holdpoint.app.template.TemplateException;
import org.jspecify.annotations.Nullable;

/** Templates that lie in buckets. */
@FunctionalInterface
public interface TemplateObjects {
  /** There is no bucket. */
  TemplateObjects NONE =
      (bucket, key, _) -> {
        throw new TemplateException("s3://" + bucket + "/" + key + " cannot be read here.");
      };

  /**
   * The text of an object.
   *
   * @param version of the object, or null for the newest
   * @throws TemplateException where it cannot be read
   */
  String text(String bucket, String key, @Nullable String version);
}
