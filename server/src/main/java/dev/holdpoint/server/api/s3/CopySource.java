package dev.holdpoint.server.api.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.s3.S3Error;
import dev.holdpoint.server.http.StreamResponse;
import java.net.URLDecoder;
import org.jspecify.annotations.Nullable;

/** What is to be copied: {@code BUCKET/KEY}, encoded as in a URL, with a slash before it or not. */
record CopySource(String bucket, String key, @Nullable String version) {
  private static final String VERSION = "?versionId=";

  /** Opens it; one of its versions that only marks a deletion is no source. */
  Shelf.Opened open(Shelf shelf) {
    shelf.bucket(bucket);
    try {
      return shelf.open(bucket, key, version);
    } catch (AwsException e) {
      if (e.status() == 405) {
        throw S3Error.invalidRequest(
            "The source of a copy request may not specifically refer to a delete marker by version"
                + " id.");
      }
      throw e;
    }
  }

  /** Says in an answer which version was copied. */
  StreamResponse told(Shelf shelf, Shelf.Opened opened, StreamResponse answer) {
    return shelf.bucket(bucket).versioning().keeps()
        ? Answers.with(answer, "x-amz-copy-source-version-id", opened.object().versionId())
        : answer;
  }

  static CopySource of(S3Call call) {
    String header = call.header("x-amz-copy-source");
    String text = header == null ? "" : header;
    int question = text.indexOf(VERSION);
    String version = null;
    if (question >= 0) {
      version = S3Call.checkedVersion(text.substring(question + VERSION.length()));
      text = text.substring(0, question);
    }
    String whole = decoded(text);
    int slash = whole.indexOf('/');
    if (slash < 1 || slash == whole.length() - 1 || whole.startsWith("arn:")) {
      throw S3Error.invalidArgument(
          "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
    }
    return new CopySource(whole.substring(0, slash), whole.substring(slash + 1), version);
  }

  /** A plus sign is a plus sign here; many encode the slash behind the bucket too. */
  private static String decoded(String text) {
    try {
      String whole = URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
      return whole.startsWith("/") ? whole.substring(1) : whole;
    } catch (IllegalArgumentException e) {
      throw S3Error.invalidArgument("Invalid copy source encoding.");
    }
  }
}
