package dev.holdpoint.server.api.cloudformation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.server.calls.objects.ObjectStorage;
import dev.holdpoint.server.calls.objects.ObjectStorageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Templates as requests bring them: as a text, or as the URL of an object in a bucket.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html">AWS:
 *     CloudFormation quotas</a>
 */
public record TemplateTexts(ObjectStorage objects) {
  private static final int MOST_IN_REQUEST = 51_200;
  private static final int MOST_IN_BUCKET = 1_048_576;

  /** {@code BUCKET.s3.REGION.amazonaws.com} and the older forms of it. */
  private static final Pattern BUCKET_HOST =
      Pattern.compile("(.+?)\\.s3(?:[.-][a-z0-9-]+)*(?:\\.amazonaws\\.com|\\.localhost)?");

  /** The text that a request brings, or null where it brings none. */
  @Nullable String find(@Nullable String body, @Nullable String url) {
    if (body != null && url != null) {
      throw StackDesk.refusal("You must specify only one of TemplateBody and TemplateURL.");
    }
    if (body != null && body.getBytes(UTF_8).length > MOST_IN_REQUEST) {
      throw StackDesk.refusal(
          "1 validation error detected: Value at 'templateBody' failed to satisfy constraint:"
              + " Member must have length less than or equal to "
              + MOST_IN_REQUEST);
    }
    return url == null ? body : fetched(url);
  }

  /** The text that a request brings; it must bring one. */
  String get(@Nullable String body, @Nullable String url) {
    String text = find(body, url);
    if (text == null || text.isEmpty()) {
      throw StackDesk.refusal("Either Template URL or Template Body must be specified.");
    }
    return text;
  }

  private String fetched(String url) {
    String[] place = place(url);
    try (InputStream content = objects.open(place[0], place[1])) {
      byte[] bytes = content.readNBytes(MOST_IN_BUCKET + 1);
      if (bytes.length > MOST_IN_BUCKET) {
        throw StackDesk.refusal("Template may not exceed " + MOST_IN_BUCKET + " bytes in size.");
      }
      return new String(bytes, UTF_8);
    } catch (ObjectStorageException e) {
      throw StackDesk.refusal("S3 error: " + reason(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String reason(ObjectStorageException e) {
    return switch (e.code()) {
      case "NoSuchKey" -> "The specified key does not exist.";
      case "NoSuchBucket" -> "The specified bucket does not exist";
      case "AccessDenied" -> "Access Denied";
      default -> String.valueOf(e.getMessage());
    };
  }

  /** Bucket and key: by the host, or the first part of the path. */
  private static String[] place(String url) {
    try {
      URI uri = URI.create(url);
      String host = String.valueOf(uri.getHost());
      String path = String.valueOf(uri.getRawPath());
      Matcher virtual = BUCKET_HOST.matcher(host);
      boolean named = virtual.matches() && !host.startsWith("s3.") && !host.startsWith("s3-");
      String whole = named ? "/" + virtual.group(1) + path : path;
      int slash = whole.indexOf('/', 1);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (web && slash > 1 && slash < whole.length() - 1) {
        return new String[] {
          whole.substring(1, slash), URLDecoder.decode(whole.substring(slash + 1), UTF_8)
        };
      }
    } catch (IllegalArgumentException e) {
      // No URL at all: refused like one that names no object.
    }
    throw StackDesk.refusal("TemplateURL must be a supported URL.");
  }
}
