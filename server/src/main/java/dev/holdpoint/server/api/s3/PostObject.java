package dev.holdpoint.server.api.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.core.s3.Conditions;
import dev.holdpoint.core.s3.Happening;
import dev.holdpoint.core.s3.ObjectKey;
import dev.holdpoint.core.s3.ObjectMeta;
import dev.holdpoint.core.s3.S3Error;
import dev.holdpoint.core.s3.S3Limits;
import dev.holdpoint.core.s3.StoredObject;
import dev.holdpoint.server.access.S3Verifier;
import dev.holdpoint.server.http.StreamResponse;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import dev.holdpoint.server.work.CallerHome;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An upload by a browser's form, whose fields say what headers say otherwise, and carry the
 * signature: it is proved here, as no head says anything of it.
 *
 * @param verifier proves who signed the policy, or null where there are no keys
 */
record PostObject(Shelf shelf, @Nullable S3Verifier verifier) implements S3Action {
  private static final String NAME = "${filename}";

  @Override
  public StreamResponse handle(S3Call call) {
    if (!UploadForm.isBrought(call.head())) {
      throw AwsException.of(
          "PreconditionFailed",
          412,
          "Bucket POST must be of the enclosure-type multipart/form-data");
    }
    UploadForm form = UploadForm.read(call.head(), call.body());
    Home home = home(form);
    return home == null ? take(call, form) : CallerHome.call(home, () -> take(call, form));
  }

  private @Nullable Home home(UploadForm form) {
    if (verifier == null) {
      return null;
    }
    return switch (verifier.verifyForm(form.fields())) {
      case S3Verifier.Proof.Refused refused ->
          throw AwsException.of(refused.code(), refused.status(), refused.message());
      case S3Verifier.Proof.Given(var key, _) -> {
        S3Route.check(key, "PutObject");
        yield new Home(key.account(), Home.DEFAULT.region());
      }
    };
  }

  private StreamResponse take(S3Call call, UploadForm form) {
    Bucket bucket = shelf.bucket(call.bucket());
    String key = form.field("key");
    if (key == null || key.isEmpty()) {
      throw S3Error.invalidArgument("Bucket POST must contain a field named 'key'.");
    }
    String policy = form.field("policy");
    PostPolicy allowed = policy == null ? PostPolicy.NONE : PostPolicy.read(policy);
    if (policy != null) {
      allowed.check(form.fields(), bucket.name(), shelf.turns.clock().instant());
    }
    String whole = key.replace(NAME, form.fileName());
    ObjectKey.check(whole);
    return keep(told(call, form, whole), bucket, form, allowed);
  }

  /** The same call as headers would say it. */
  private static S3Call told(S3Call call, UploadForm form, String key) {
    Map<String, List<String>> headers = new HashMap<>();
    form.fields().forEach((name, value) -> headers.put(name, List.of(value)));
    String acl = form.field("acl");
    if (acl != null) {
      headers.put("x-amz-acl", List.of(acl));
    }
    WebRequest old = call.head();
    headers.put("host", List.of(String.valueOf(old.header("host"))));
    WebRequest head =
        new WebRequest(
            old.method(), old.path(), old.rawQuery(), headers, old.body(), old.remoteAddress());
    return new S3Call(head, call.bucket(), key, Map.of(), call.body(), null, call.cause());
  }

  private StreamResponse keep(S3Call call, Bucket bucket, UploadForm form, PostPolicy allowed) {
    Map<String, String> headers = ObjectHeaders.kept(call);
    Map<String, String> metadata = ObjectHeaders.metadata(call);
    Map<String, String> tags = tags(form);
    try (Incoming content = shelf.files.incoming()) {
      Measured measured = new Measured(content, null);
      BufferedOutputStream out = new BufferedOutputStream(measured, 1 << 16);
      form.file(out, allowed.most());
      out.flush();
      String md5 = measured.md5();
      ObjectMeta meta =
          new ObjectMeta(
              shelf.turns.now().now(), md5, md5, headers, metadata, tags, Map.of(), List.of());
      StoredObject object = new StoredObject(bucket.name(), call.key(), content.finish(), meta);
      if (object.file().size() < allowed.least()) {
        throw S3Error.tooSmall();
      }
      return answer(
          call,
          form,
          shelf.put(
              bucket,
              content,
              new Shelf.Put(object, Conditions.NONE, Happening.POST, call.cause())));
    } catch (IOException e) {
      throw ObjectFiles.failed(e);
    }
  }

  private static Map<String, String> tags(UploadForm form) {
    String document = form.field("tagging");
    return document == null
        ? Map.of()
        : Tags.read(document.getBytes(UTF_8), S3Limits.AWS.objectTags());
  }

  private static StreamResponse answer(S3Call call, UploadForm form, StoredObject object) {
    String etag = Answers.quoted(object.meta().etag());
    String at =
        "http://%s/%s/%s"
            .formatted(
                call.header("host"), object.bucket(), encoded(object.key()).replace("%2F", "/"));
    String redirect =
        form.fields().getOrDefault("success_action_redirect", form.fields().get("redirect"));
    if (redirect != null && redirect.matches("https?://[^\\s]+")) {
      String query =
          "bucket=%s&key=%s&etag=%s"
              .formatted(object.bucket(), encoded(object.key()), encoded(etag));
      String place = redirect + (redirect.contains("?") ? "&" : "?") + query;
      return StreamResponse.whole(
          Answers.versioned(WebResponse.empty(303), object)
              .with("Location", place)
              .with("ETag", etag));
    }
    WebResponse answer =
        switch (form.fields().getOrDefault("success_action_status", "204")) {
          case "200" -> WebResponse.empty(200);
          case "201" -> created(object, at, etag);
          default -> WebResponse.empty(204);
        };
    return StreamResponse.whole(
        Answers.versioned(answer, object).with("ETag", etag).with("Location", at));
  }

  private static WebResponse created(StoredObject object, String at, String etag) {
    Xml xml =
        Xml.plain("PostResponse")
            .leaf("Location", at)
            .leaf("Bucket", object.bucket())
            .leaf("Key", object.key())
            .leaf("ETag", etag);
    return WebResponse.of(201, "application/xml", xml.bytes());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
