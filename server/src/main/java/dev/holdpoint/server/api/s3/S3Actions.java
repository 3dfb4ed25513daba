package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.s3.S3Error;
import dev.holdpoint.server.access.S3Verifier;
import dev.holdpoint.server.http.WebRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which action a request is for: by its method, what it is about, and a name in its query. */
final class S3Actions {
  /** What a request is about. */
  private enum About {
    SERVICE,
    BUCKET,
    OBJECT
  }

  private static final String UPLOAD = "uploadId";
  private static final String TAGS = "tagging";
  private static final String COPY = "x-amz-copy-source";

  private record Route(About about, String method, String parameter) {}

  /** An action with AWS's name for it. */
  record Found(String name, S3Action action) {}

  private final Map<Route, Found> routes = new HashMap<>();

  /**
   * @param verifier proves the signatures of forms, or null where there are no keys
   */
  S3Actions(Shelf shelf, @Nullable S3Verifier verifier) {
    this.rest("ListBuckets", About.SERVICE, "GET", "", new ListBuckets(shelf))
        .rest("CreateBucket", About.BUCKET, "PUT", "", new CreateBucket(shelf))
        .rest("DeleteBucket", About.BUCKET, "DELETE", "", new DeleteBucket(shelf))
        .rest("HeadBucket", About.BUCKET, "HEAD", "", new HeadBucket(shelf))
        .rest("GetBucketLocation", About.BUCKET, "GET", "location", new GetBucketLocation(shelf))
        .rest("ListObjects", About.BUCKET, "GET", "", new ListObjects(shelf))
        .rest("ListObjectsV2", About.BUCKET, "GET", "list-type", new ListObjectsV2(shelf))
        .rest("ListObjectVersions", About.BUCKET, "GET", "versions", new ListObjectVersions(shelf))
        .rest("DeleteObjects", About.BUCKET, "POST", "delete", new DeleteObjects(shelf))
        .rest("PostObject", About.BUCKET, "POST", "", new PostObject(shelf, verifier));
    statuses(new NotHere(shelf));
    settings(shelf);
    documents(shelf);
    access(shelf);
    uploads(new UploadDesk(shelf));
    this.rest("PutObject", About.OBJECT, "PUT", "", new PutObject(shelf))
        .rest("CopyObject", About.OBJECT, "PUT", COPY, new CopyObject(shelf))
        .rest("GetObject", About.OBJECT, "GET", "", new GetObject(shelf))
        .rest("HeadObject", About.OBJECT, "HEAD", "", new GetObject(shelf))
        .rest("DeleteObject", About.OBJECT, "DELETE", "", new DeleteObject(shelf));
  }

  private void statuses(NotHere no) {
    this.rest("GetBucketLogging", About.BUCKET, "GET", "logging", no.logging())
        .rest("GetBucketLifecycleConfiguration", About.BUCKET, "GET", "lifecycle", no.lifecycle())
        .rest("GetBucketWebsite", About.BUCKET, "GET", "website", no.website())
        .rest("GetBucketReplication", About.BUCKET, "GET", "replication", no.replication())
        .rest("GetObjectLockConfiguration", About.BUCKET, "GET", "object-lock", no.objectLock());
  }

  /** What is kept and has no effect. */
  private void documents(Shelf shelf) {
    document("BucketEncryption", BucketDocument.encryption(shelf));
    document("PublicAccessBlock", BucketDocument.accessBlock(shelf));
    document("BucketOwnershipControls", BucketDocument.ownership(shelf));
    document("BucketPolicy", BucketDocument.policy(shelf));
  }

  private void document(String name, BucketDocument document) {
    String parameter = document.parameter();
    this.rest("Get" + name, About.BUCKET, "GET", parameter, document::get)
        .rest("Put" + name, About.BUCKET, "PUT", parameter, document::put)
        .rest("Delete" + name, About.BUCKET, "DELETE", parameter, document::delete);
  }

  private void access(Shelf shelf) {
    BucketCors cors = new BucketCors(shelf);
    AccessLists lists = new AccessLists(shelf);
    this.rest("GetBucketCors", About.BUCKET, "GET", "cors", cors::get)
        .rest("PutBucketCors", About.BUCKET, "PUT", "cors", cors::put)
        .rest("DeleteBucketCors", About.BUCKET, "DELETE", "cors", cors::delete)
        .rest("GetBucketAcl", About.BUCKET, "GET", "acl", lists::ofBucket)
        .rest("PutBucketAcl", About.BUCKET, "PUT", "acl", lists::putOfBucket)
        .rest("GetObjectAcl", About.OBJECT, "GET", "acl", lists::ofObject)
        .rest("PutObjectAcl", About.OBJECT, "PUT", "acl", lists::putOfObject);
  }

  private void settings(Shelf shelf) {
    BucketTagging bucket = new BucketTagging(shelf);
    BucketVersioning versioning = new BucketVersioning(shelf);
    ObjectTagging object = new ObjectTagging(shelf);
    this.rest(
            "PutBucketNotificationConfiguration",
            About.BUCKET,
            "PUT",
            "notification",
            new PutBucketNotificationConfiguration(shelf))
        .rest(
            "GetBucketNotificationConfiguration",
            About.BUCKET,
            "GET",
            "notification",
            new GetBucketNotificationConfiguration(shelf))
        .rest("GetBucketVersioning", About.BUCKET, "GET", "versioning", versioning::get)
        .rest("PutBucketVersioning", About.BUCKET, "PUT", "versioning", versioning::put)
        .rest("GetBucketTagging", About.BUCKET, "GET", TAGS, bucket::get)
        .rest("PutBucketTagging", About.BUCKET, "PUT", TAGS, bucket::put)
        .rest("DeleteBucketTagging", About.BUCKET, "DELETE", TAGS, bucket::delete)
        .rest("GetObjectTagging", About.OBJECT, "GET", TAGS, object::get)
        .rest("PutObjectTagging", About.OBJECT, "PUT", TAGS, object::put)
        .rest("DeleteObjectTagging", About.OBJECT, "DELETE", TAGS, object::delete);
  }

  private void uploads(UploadDesk desk) {
    this.rest(
            "ListMultipartUploads", About.BUCKET, "GET", "uploads", new ListMultipartUploads(desk))
        .rest(
            "CreateMultipartUpload",
            About.OBJECT,
            "POST",
            "uploads",
            new CreateMultipartUpload(desk))
        .rest("UploadPart", About.OBJECT, "PUT", UPLOAD, new UploadPart(desk))
        .rest("UploadPartCopy", About.OBJECT, "PUT", UPLOAD + COPY, new UploadPartCopy(desk))
        .rest(
            "CompleteMultipartUpload",
            About.OBJECT,
            "POST",
            UPLOAD,
            new CompleteMultipartUpload(desk))
        .rest(
            "AbortMultipartUpload", About.OBJECT, "DELETE", UPLOAD, new AbortMultipartUpload(desk))
        .rest("ListParts", About.OBJECT, "GET", UPLOAD, new ListParts(desk));
  }

  private S3Actions rest(
      String name, About about, String method, String parameter, S3Action action) {
    routes.put(new Route(about, method, parameter), new Found(name, action));
    return this;
  }

  /** The action, or the refusal of one that is not here, in either case for whoever may call it. */
  Found find(WebRequest head, S3Path path) {
    About about =
        path.bucket().isEmpty()
            ? About.SERVICE
            : path.key().isEmpty() ? About.BUCKET : About.OBJECT;
    String named = named(head, about);
    boolean copies = about == About.OBJECT && head.header(COPY) != null;
    if (copies && head.method().equals("PUT") && (named == null || named.equals(UPLOAD))) {
      named = named == null ? COPY : named + COPY;
    }
    if (named != null) {
      Found found = routes.get(new Route(about, head.method(), named));
      return found == null ? refusal("'" + head.method() + " ?" + named + "'") : found;
    }
    if (about == About.OBJECT && head.method().equals("PUT") && isPart(head)) {
      return new Found(
          "UploadPart",
          _ -> {
            throw S3Error.invalidArgument(
                "This operation does not accept a partNumber without an uploadId.");
          });
    }
    Found plain = routes.get(new Route(about, head.method(), ""));
    if (plain == null) {
      return new Found(
          "Unknown",
          _ -> {
            throw AwsException.of(
                "MethodNotAllowed",
                405,
                "The specified method is not allowed against this resource.");
          });
    }
    return plain;
  }

  private static boolean isPart(WebRequest head) {
    return head.queryParameters().containsKey("partNumber");
  }

  private static Found refusal(String what) {
    return new Found(
        "Unknown",
        _ -> {
          throw S3Error.notImplemented(what);
        });
  }

  /** The parameter that makes it another action than the plain one. */
  private @Nullable String named(WebRequest head, About about) {
    Map<String, List<String>> query = head.queryParameters();
    Set<String> known = about == About.OBJECT ? NotHere.OF_OBJECTS : NotHere.OF_BUCKETS;
    for (String name : query.keySet()) {
      if (known.contains(name)) {
        return name;
      }
    }
    return null;
  }
}
