package dev.holdpoint.core.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What destinations are sent.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">
 *     Event message structure</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html">EventBridge
 *     event message structure</a>
 */
final class S3Event {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** The entity tag of no bytes. */
  private static final String NOTHING = "d41d8cd98f00b204e9800998ecf8427e";

  private S3Event() {}

  static JsonNode of(
      Turn turn,
      Bucket bucket,
      Version object,
      Happening what,
      Cause cause,
      String rule,
      String sequencer) {
    ObjectNode event =
        Json.object()
            .put("eventVersion", "2.1")
            .put("eventSource", "aws:s3")
            .put("awsRegion", bucket.home().region())
            .put("eventTime", time(turn.now()))
            .put("eventName", what.event());
    event.set("userIdentity", principal("AWS:" + cause.requester()));
    event.set("requestParameters", Json.object().put("sourceIPAddress", cause.sourceAddress()));
    event.set(
        "responseElements",
        Json.object()
            .put("x-amz-request-id", cause.requestId())
            .put("x-amz-id-2", hostId(cause.requestId())));
    ObjectNode s3 = Json.object().put("s3SchemaVersion", "1.0").put("configurationId", rule);
    s3.set(
        "bucket",
        Json.object()
            .put("name", bucket.name())
            .set("ownerIdentity", principal(bucket.home().account()))
            .put("arn", bucket.arn().value()));
    s3.set("object", record(object, what, sequencer));
    event.set("s3", s3);
    return Json.object().set("Records", Json.array().add(event));
  }

  private static ObjectNode record(Version version, Happening what, String sequencer) {
    ObjectNode shown = Json.object().put("key", encoded(version.key()));
    content(shown, version, what, "eTag");
    if (!version.version().isEmpty()) {
      shown.put("versionId", version.version());
    }
    return shown.put("sequencer", sequencer);
  }

  /** What is deleted for ever has none; what marks a deletion is as nothing is. */
  private static void content(ObjectNode shown, Version version, Happening what, String etag) {
    if (what != Happening.DELETE) {
      switch (version) {
        case StoredObject object ->
            shown.put("size", object.file().size()).put(etag, object.meta().etag());
        case DeleteMarker _ -> shown.put(etag, NOTHING);
      }
    }
  }

  private static ObjectNode principal(String id) {
    return Json.object().put("principalId", id);
  }

  /** As a form's field, but for the slashes. */
  private static String encoded(String key) {
    return URLEncoder.encode(key, UTF_8).replace("%2F", "/");
  }

  static JsonNode detail(
      Bucket bucket, Version object, Happening what, Cause cause, String sequencer) {
    ObjectNode shown = Json.object().put("key", object.key());
    content(shown, object, what, "etag");
    if (!object.version().isEmpty()) {
      shown.put("version-id", object.version());
    }
    ObjectNode detail = Json.object().put("version", "0");
    detail.set("bucket", Json.object().put("name", bucket.name()));
    detail.set("object", shown.put("sequencer", sequencer));
    detail
        .put("request-id", cause.requestId())
        .put("requester", cause.requester())
        .put("source-ip-address", cause.sourceAddress());
    if (!what.reason().isEmpty()) {
      detail.put("reason", what.reason());
    }
    if (!what.deletion().isEmpty()) {
      detail.put("deletion-type", what.deletion());
    }
    return detail;
  }

  /** What AWS sends where it is told to send notifications from now on. */
  static JsonNode test(Turn turn, Bucket bucket, String requestId) {
    return Json.object()
        .put("Service", "Amazon S3")
        .put("Event", "s3:TestEvent")
        .put("Time", time(turn.now()))
        .put("Bucket", bucket.name())
        .put("RequestId", requestId)
        .put("HostId", hostId(requestId));
  }

  private static String time(Instant at) {
    return TIME.format(at);
  }

  private static String hostId(String requestId) {
    return Base64.getEncoder().encodeToString(("holdpoint/" + requestId).getBytes(UTF_8));
  }
}
