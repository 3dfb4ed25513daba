package dev.holdpoint.server.access;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names of hosts by which S3 and its buckets are called. */
public final class S3Host {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(.+?)\\.)?s3(?:[.-][a-z0-9-]+)*\\.(?:amazonaws\\.com(?:\\.cn)?|localhost)");
  private static final String HERE = ".localhost";

  private S3Host() {}

  /** Whether the name is S3's, with a bucket's before it or without. */
  public static boolean isS3(String hostName) {
    return FORM.matcher(hostName).matches();
  }

  /** The bucket in the name of a request's host; null where it stands in the path. */
  public static @Nullable String bucket(String hostName) {
    Matcher name = FORM.matcher(hostName);
    if (name.matches()) {
      return name.group(1);
    }
    // What SDKs make of an endpoint at localhost where nobody told them to put buckets in paths.
    return hostName.endsWith(HERE)
        ? hostName.substring(0, hostName.length() - HERE.length())
        : null;
  }
}
