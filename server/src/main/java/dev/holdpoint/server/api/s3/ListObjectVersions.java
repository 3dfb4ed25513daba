package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.s3.DeleteMarker;
import dev.holdpoint.core.s3.S3Error;
import dev.holdpoint.core.s3.S3Limits;
import dev.holdpoint.core.s3.StoredObject;
import dev.holdpoint.core.s3.VersionListing;
import dev.holdpoint.server.http.StreamResponse;
import org.jspecify.annotations.Nullable;

record ListObjectVersions(Shelf shelf) implements S3Action {
  @Override
  public StreamResponse handle(S3Call call) {
    shelf.bucket(call.bucket());
    KeyEncoding encoding = KeyEncoding.of(call);
    String prefix = call.parameter("prefix", "");
    String delimiter = call.parameter("delimiter", "");
    String marker = call.parameter("key-marker", "");
    String version = version(call, marker);
    int most = call.number("max-keys", S3Limits.AWS.pageSize(), 0);
    int limit = Math.min(most, S3Limits.AWS.pageSize());
    VersionListing listing =
        new VersionListing(call.bucket(), prefix, delimiter, marker, version, limit);
    VersionListing.Page page = shelf.store.read(listing::page);
    String last = page.last();
    Xml xml =
        Xml.document("ListVersionsResult")
            .leaf("Name", call.bucket())
            .leaf("Prefix", encoding.of(prefix))
            .leaf("KeyMarker", encoding.of(marker))
            .leaf("VersionIdMarker", version == null ? "" : version)
            .leaf("NextKeyMarker", last == null ? null : encoding.of(last))
            .leaf("NextVersionIdMarker", page.lastVersion())
            .leaf("MaxKeys", limit)
            .leaf("Delimiter", delimiter.isEmpty() ? null : encoding.of(delimiter))
            .leaf("IsTruncated", last != null);
    encoding.mention(xml);
    page.entries().forEach(entry -> write(xml, entry, encoding));
    for (String common : page.prefixes()) {
      xml.open("CommonPrefixes").leaf("Prefix", encoding.of(common)).close();
    }
    return Answers.xml(xml);
  }

  private static @Nullable String version(S3Call call, String marker) {
    String version = call.parameter("version-id-marker");
    if (version == null || (version.isEmpty() && marker.isEmpty())) {
      return null;
    }
    if (version.isEmpty()) {
      throw S3Error.invalidArgument("A version-id marker cannot be empty.");
    }
    if (marker.isEmpty()) {
      throw S3Error.invalidArgument(
          "A version-id marker cannot be specified without a key marker.");
    }
    return S3Call.checkedVersion(version);
  }

  private static void write(Xml xml, VersionListing.Entry entry, KeyEncoding encoding) {
    switch (entry.version()) {
      case StoredObject object -> {
        Listed.object(begun(xml, "Version", entry, encoding), object);
        Owner.write(xml, "Owner");
        xml.close();
      }
      case DeleteMarker _ -> {
        Owner.write(begun(xml, "DeleteMarker", entry, encoding), "Owner");
        xml.close();
      }
    }
  }

  private static Xml begun(
      Xml xml, String element, VersionListing.Entry entry, KeyEncoding encoding) {
    return xml.open(element)
        .leaf("Key", encoding.of(entry.version().key()))
        .leaf("VersionId", entry.version().versionId())
        .leaf("IsLatest", entry.latest())
        .leaf("LastModified", Answers.xmlTime(entry.version().put()));
  }
}
