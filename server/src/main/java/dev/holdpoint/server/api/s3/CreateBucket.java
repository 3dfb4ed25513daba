package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.core.s3.S3Error;
import dev.holdpoint.core.s3.S3Limits;
import dev.holdpoint.server.http.StreamResponse;

record CreateBucket(Shelf shelf) implements S3Action {
  @Override
  public StreamResponse handle(S3Call call) {
    byte[] document = call.payload().document(S3Limits.AWS.documentBytes());
    Turn turn = shelf.turns.now();
    if (document.length > 0) {
      check(XmlNode.parse(document, "CreateBucketConfiguration"));
    }
    if ("true".equalsIgnoreCase(call.header("x-amz-bucket-object-lock-enabled"))) {
      throw S3Error.notImplemented("object lock");
    }
    String acl = call.header("x-amz-acl");
    if (acl != null && !acl.equals("private")) {
      throw AwsException.of(
          "InvalidBucketAclWithObjectOwnership",
          "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting");
    }
    String ownership = call.header("x-amz-object-ownership");
    shelf.store.write(tx -> {
      boolean fresh = shelf.buckets.create(tx, turn, call.bucket());
      if (ownership != null) {
        Bucket made = shelf.buckets.get(tx, turn.home(), call.bucket());
        Bucket owned = BucketDocument.owned(made, ownership);
        shelf.buckets.put(tx, fresh ? owned : made);
      }
      return fresh;
    });
    shelf.files.makeFolder(call.bucket());
    return Answers.with(Answers.empty(200), "Location", "/" + call.bucket());
  }

  /** The installation's own account has one region; clients may name the one they think of. */
  private static void check(XmlNode root) {
    String region = root.find("LocationConstraint");
    if (root.first("Location") != null || root.first("Bucket") != null) {
      throw S3Error.notImplemented("directory buckets");
    }
    if (region != null && !region.matches("[A-Za-z0-9-]{1,64}")) {
      throw AwsException.of(
          "InvalidLocationConstraint", "The specified location-constraint is not valid");
    }
  }
}
