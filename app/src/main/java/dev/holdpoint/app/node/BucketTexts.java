package dev.holdpoint.app.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.app.template.Snippets;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.server.calls.objects.ObjectStorage;
import dev.holdpoint.server.calls.objects.ObjectStorageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What templates that come by calls name in buckets: {@code s3://BUCKET/KEY}. */
record BucketTexts(ObjectStorage objects) implements Snippets {
  private static final Pattern PLACE =
      Pattern.compile("s3://([^/?]+)/([^?]+)(?:\\?versionId=(.+))?");

  /** As much as a template may have. */
  private static final int MOST = 1_048_576;

  @Override
  public String text(String location) {
    Matcher place = PLACE.matcher(location);
    if (!place.matches()) {
      throw new TemplateException(
          location + " names no object in a bucket; package the template first.");
    }
    try (InputStream content = objects.open(place.group(1), place.group(2), place.group(3))) {
      byte[] bytes = content.readNBytes(MOST + 1);
      if (bytes.length > MOST) {
        throw new TemplateException("The object " + location + " has more than 1 MiB.");
      }
      return new String(bytes, UTF_8);
    } catch (ObjectStorageException e) {
      throw new TemplateException(
          "The object %s cannot be had: %s (%s)".formatted(location, e.getMessage(), e.code()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
