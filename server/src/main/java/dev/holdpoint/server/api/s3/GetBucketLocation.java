package dev.holdpoint.server.api.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.server.http.StreamResponse;
import dev.holdpoint.server.http.WebResponse;

record GetBucketLocation(Shelf shelf) implements S3Action {
  @Override
  public StreamResponse handle(S3Call call) {
    Bucket bucket = shelf.bucket(call.bucket());
    String region = bucket.home().region();
    // The oldest region has no name here.
    String shown = region.equals("us-east-1") ? "" : region;
    String document =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<LocationConstraint xmlns=\"%s\">%s</LocationConstraint>"
            .formatted(Xml.NAMESPACE, shown);
    return StreamResponse.whole(WebResponse.of(200, "application/xml", document.getBytes(UTF_8)));
  }
}
