package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.core.s3.S3Limits;
import dev.holdpoint.server.http.StreamResponse;
import java.util.List;

record ListBuckets(Shelf shelf) implements S3Action {
  @Override
  public StreamResponse handle(S3Call call) {
    int limit =
        Math.min(call.number("max-buckets", S3Limits.AWS.buckets(), 1), S3Limits.AWS.buckets());
    String token = call.parameter("continuation-token");
    String prefix = call.parameter("prefix", "");
    List<Bucket> found =
        shelf.store.read(tx ->
            shelf.buckets.list(
                tx,
                shelf.turns.home(),
                prefix,
                token == null ? null : ListObjectsV2.read(token),
                limit + 1));
    List<Bucket> page = found.subList(0, Math.min(limit, found.size()));
    Xml xml = Xml.document("ListAllMyBucketsResult");
    Owner.write(xml, "Owner");
    xml.open("Buckets");
    for (Bucket bucket : page) {
      xml.open("Bucket")
          .leaf("Name", bucket.name())
          .leaf("CreationDate", Answers.xmlTime(bucket.created()))
          .leaf("BucketRegion", bucket.home().region())
          .leaf("BucketArn", bucket.arn().value())
          .close();
    }
    xml.close();
    if (found.size() > limit) {
      xml.leaf("ContinuationToken", ListObjectsV2.token(page.getLast().name()));
    }
    return Answers.xml(xml);
  }
}
