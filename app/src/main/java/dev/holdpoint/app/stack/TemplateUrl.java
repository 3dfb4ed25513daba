package dev.holdpoint.app.stack;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a template lies in S3.
 *
 * @param version of the object, or null for the newest
 */
record TemplateUrl(String bucket, String key, @Nullable String version) {
  private static final String HOST =
      "s3(?:[.-](?:dualstack\\.)?[a-z0-9-]+)?\\.amazonaws\\.com(?:\\.cn)?";

  /** The forms of S3's addresses: the bucket in the host, in the path, and that of AWS's CLI. */
  private static final List<Pattern> FORMS =
      List.of(
          Pattern.compile("https?://" + HOST + "/([^/?]+)/([^?]+)(?:\\?versionId=(.+))?"),
          Pattern.compile("https?://([^/]+)\\." + HOST + "/([^?]+)(?:\\?versionId=(.+))?"),
          Pattern.compile("s3://([^/?]+)/([^?]+)(?:\\?versionId=(.+))?"));

  /** This installation serves buckets too. */
  private static final String OWN = "/([^/?]+)/([^?]+)(?:\\?versionId=(.+))?";

  /** What the text names, or null where it is no address of S3's. */
  static @Nullable TemplateUrl find(String text, Address here) {
    for (Pattern form : FORMS) {
      Matcher matcher = form.matcher(text);
      if (matcher.matches()) {
        return of(matcher);
      }
    }
    Matcher own = Pattern.compile(Pattern.quote(here.text()) + OWN).matcher(text);
    return own.matches() ? of(own) : null;
  }

  private static TemplateUrl of(Matcher matcher) {
    // A plus stands for itself in a path.
    String key = matcher.group(2).replace("+", "%2B");
    return new TemplateUrl(
        matcher.group(1), URLDecoder.decode(key, StandardCharsets.UTF_8), matcher.group(3));
  }
}
