package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.s3.Listing;
import dev.holdpoint.core.s3.S3Limits;
import dev.holdpoint.server.http.StreamResponse;

record ListObjects(Shelf shelf) implements S3Action {
  @Override
  public StreamResponse handle(S3Call call) {
    shelf.bucket(call.bucket());
    KeyEncoding encoding = KeyEncoding.of(call);
    String prefix = call.parameter("prefix", "");
    String delimiter = call.parameter("delimiter", "");
    String marker = call.parameter("marker", "");
    int most = call.number("max-keys", S3Limits.AWS.pageSize(), 0);
    int limit = Math.min(most, S3Limits.AWS.pageSize());
    Listing listing = new Listing(call.bucket(), prefix, delimiter, marker, limit);
    Listing.Page page = shelf.store.read(listing::page);
    String last = page.last();
    Xml xml =
        Xml.document("ListBucketResult")
            .leaf("Name", call.bucket())
            .leaf("Prefix", encoding.of(prefix))
            .leaf("Marker", encoding.of(marker))
            .leaf("MaxKeys", limit)
            .leaf("Delimiter", delimiter.isEmpty() ? null : encoding.of(delimiter))
            .leaf("IsTruncated", last != null)
            // Without a delimiter the last key says it.
            .leaf("NextMarker", last == null || delimiter.isEmpty() ? null : encoding.of(last));
    encoding.mention(xml);
    Listed.entries(xml, page, encoding, true);
    return Answers.xml(xml);
  }
}
