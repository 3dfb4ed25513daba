package dev.holdpoint.server.api.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.s3.Listing;
import dev.holdpoint.core.s3.S3Error;
import dev.holdpoint.core.s3.S3Limits;
import dev.holdpoint.server.http.StreamResponse;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

record ListObjectsV2(Shelf shelf) implements S3Action {
  @Override
  public StreamResponse handle(S3Call call) {
    shelf.bucket(call.bucket());
    KeyEncoding encoding = KeyEncoding.of(call);
    String prefix = call.parameter("prefix", "");
    String delimiter = call.parameter("delimiter", "");
    String token = call.parameter("continuation-token");
    String start = call.parameter("start-after", "");
    int most = call.number("max-keys", S3Limits.AWS.pageSize(), 0);
    int limit = Math.min(most, S3Limits.AWS.pageSize());
    Listing listing =
        new Listing(call.bucket(), prefix, delimiter, token == null ? start : read(token), limit);
    Listing.Page page = shelf.store.read(listing::page);
    Xml xml =
        Xml.document("ListBucketResult")
            .leaf("Name", call.bucket())
            .leaf("Prefix", encoding.of(prefix))
            .leaf("KeyCount", page.objects().size() + page.prefixes().size())
            .leaf("MaxKeys", limit)
            .leaf("Delimiter", delimiter.isEmpty() ? null : encoding.of(delimiter))
            .leaf("IsTruncated", page.last() != null)
            .leaf("ContinuationToken", token)
            .leaf("NextContinuationToken", page.last() == null ? null : token(page.last()))
            .leaf("StartAfter", start.isEmpty() ? null : encoding.of(start));
    encoding.mention(xml);
    Listed.entries(xml, page, encoding, "true".equals(call.parameter("fetch-owner")));
    return Answers.xml(xml);
  }

  static @Nullable String token(@Nullable String last) {
    return last == null ? null : Base64.getUrlEncoder().encodeToString(last.getBytes(UTF_8));
  }

  static String read(String token) {
    try {
      String last = new String(Base64.getUrlDecoder().decode(token), UTF_8);
      if (token.equals(token(last))) {
        return last;
      }
    } catch (IllegalArgumentException e) {
      // The same answer as to one that is of another form.
    }
    throw S3Error.invalidArgument("The continuation token provided is incorrect");
  }
}
