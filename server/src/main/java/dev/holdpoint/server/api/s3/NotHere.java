package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.aws.AwsException;
import java.util.Set;

/** What S3 has besides, and what those hear who ask how a bucket stands to it: that it has none. */
final class NotHere {
  /** Names in a query that make it another action. */
  static final Set<String> OF_BUCKETS =
      Set.of(
          "location",
          "list-type",
          "delete",
          "uploads",
          "notification",
          "tagging",
          "versions",
          "versioning",
          "acl",
          "policy",
          "policyStatus",
          "cors",
          "lifecycle",
          "encryption",
          "logging",
          "website",
          "replication",
          "accelerate",
          "requestPayment",
          "object-lock",
          "publicAccessBlock",
          "ownershipControls",
          "analytics",
          "inventory",
          "metrics",
          "intelligent-tiering",
          "session",
          "metadataTable",
          "metadataConfiguration",
          "abac");

  static final Set<String> OF_OBJECTS =
      Set.of(
          "uploads",
          "uploadId",
          "tagging",
          "acl",
          "attributes",
          "torrent",
          "restore",
          "retention",
          "legal-hold",
          "select",
          "renameObject",
          "encryption",
          "annotation");

  private final Shelf shelf;

  NotHere(Shelf shelf) {
    this.shelf = shelf;
  }

  /** An empty document says it. */
  private S3Action empty(String element) {
    return call -> {
      shelf.bucket(call.bucket());
      return Answers.xml(Xml.document(element));
    };
  }

  /** An error says it. */
  private S3Action none(String code, String text) {
    return call -> {
      shelf.bucket(call.bucket());
      throw AwsException.of(code, 404, text);
    };
  }

  S3Action logging() {
    return empty("BucketLoggingStatus");
  }

  S3Action lifecycle() {
    return none("NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist");
  }

  S3Action website() {
    return none(
        "NoSuchWebsiteConfiguration", "The specified bucket does not have a website configuration");
  }

  S3Action replication() {
    return none(
        "ReplicationConfigurationNotFoundError", "The replication configuration was not found");
  }

  S3Action objectLock() {
    return none(
        "ObjectLockConfigurationNotFoundError",
        "Object Lock configuration does not exist for this bucket");
  }
}
