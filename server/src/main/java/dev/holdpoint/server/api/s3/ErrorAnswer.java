package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.s3.S3Error;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import java.time.Instant;
import java.util.Map;

/** How S3 says that something does not go. */
final class ErrorAnswer {
  /** What the error is about, beside its code. */
  private static final Map<String, String> ABOUT =
      Map.of(
          "NoSuchKey", "Key",
          "NoSuchVersion", "Key",
          "NoSuchUpload", "Key",
          "NoSuchBucket", "BucketName");

  private ErrorAnswer() {}

  static WebResponse of(WebRequest head, S3Path path, AwsException e, String requestId) {
    if (head.method().equals("HEAD") || e.status() == 304) {
      return marked(WebResponse.empty(e.status()), e);
    }
    Xml xml = Xml.plain("Error").leaf("Code", e.code()).leaf("Message", e.getMessage());
    String named = ABOUT.get(e.code());
    if (named != null) {
      xml.leaf(named, named.equals("Key") ? path.key() : path.bucket());
    }
    xml.leaf("VersionId", e.members().get(S3Error.VERSION));
    if (e.members().containsKey(S3Error.SINCE)) {
      xml.leaf("Method", head.method()).leaf("ResourceType", "DeleteMarker");
    }
    xml.leaf("Resource", head.path()).leaf("RequestId", requestId).leaf("HostId", "holdpoint");
    return marked(WebResponse.of(e.status(), "application/xml", xml.bytes()), e);
  }

  /** Where the key's deletion is marked, the mark is named. */
  private static WebResponse marked(WebResponse answer, AwsException e) {
    String marker = e.members().get(S3Error.DELETE_MARKER);
    if (marker == null) {
      return answer;
    }
    WebResponse told = answer.with(Answers.MARKER, "true").with(Answers.VERSION, marker);
    String since = e.members().get(S3Error.SINCE);
    return since == null
        ? told
        : told.with("Allow", "DELETE")
            .with("Last-Modified", Answers.httpDate(Instant.parse(since)));
  }
}
