package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.s3.Listing;
import dev.holdpoint.core.s3.StoredObject;

/** The entries of a listing, as both versions of it have them. */
final class Listed {
  private Listed() {}

  static void entries(Xml xml, Listing.Page page, KeyEncoding encoding, boolean withOwner) {
    for (StoredObject object : page.objects()) {
      xml.open("Contents")
          .leaf("Key", encoding.of(object.key()))
          .leaf("LastModified", Answers.xmlTime(object.meta().put()));
      object(xml, object);
      if (withOwner) {
        Owner.write(xml, "Owner");
      }
      xml.close();
    }
    for (String prefix : page.prefixes()) {
      xml.open("CommonPrefixes").leaf("Prefix", encoding.of(prefix)).close();
    }
  }

  /** What is said of an object within an entry. */
  static void object(Xml xml, StoredObject object) {
    xml.leaf("ETag", Answers.quoted(object.meta().etag()));
    for (ChecksumKind kind : ChecksumKind.values()) {
      String value = object.meta().checksums().get(kind.element());
      if (value != null) {
        xml.leaf("ChecksumAlgorithm", kind.name()).leaf("ChecksumType", ObjectAnswer.type(value));
      }
    }
    String storage = object.meta().headers().getOrDefault("x-amz-storage-class", "STANDARD");
    xml.leaf("Size", object.file().size()).leaf("StorageClass", storage);
  }
}
