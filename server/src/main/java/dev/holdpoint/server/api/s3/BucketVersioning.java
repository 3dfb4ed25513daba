package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.core.s3.S3Error;
import dev.holdpoint.core.s3.S3Limits;
import dev.holdpoint.core.s3.Versioning;
import dev.holdpoint.server.http.StreamResponse;

/** GetBucketVersioning and PutBucketVersioning. */
record BucketVersioning(Shelf shelf) {
  private static final String ENABLED = "Enabled";
  private static final String SUSPENDED = "Suspended";

  StreamResponse get(S3Call call) {
    Xml xml = Xml.document("VersioningConfiguration");
    return Answers.xml(
        switch (shelf.bucket(call.bucket()).versioning()) {
          case NEVER -> xml;
          case ENABLED -> xml.leaf("Status", ENABLED);
          case SUSPENDED -> xml.leaf("Status", SUSPENDED);
        });
  }

  StreamResponse put(S3Call call) {
    byte[] document = call.payload().document(S3Limits.AWS.documentBytes());
    XmlNode root = XmlNode.parse(document, "VersioningConfiguration");
    if (ENABLED.equals(root.find("MfaDelete"))) {
      throw S3Error.notImplemented("MFA delete");
    }
    Versioning wanted = read(root);
    shelf.store.write(tx -> {
      Bucket bucket = shelf.buckets.get(tx, shelf.turns.home(), call.bucket());
      shelf.buckets.put(tx, bucket.with(wanted));
      return wanted;
    });
    return Answers.empty(200);
  }

  private static Versioning read(XmlNode root) {
    return switch (root.find("Status")) {
      case ENABLED -> Versioning.ENABLED;
      case SUSPENDED -> Versioning.SUSPENDED;
      case null ->
          throw AwsException.of(
              "IllegalVersioningConfigurationException",
              "The Versioning element must be specified");
      default -> throw S3Error.malformedXml();
    };
  }
}
