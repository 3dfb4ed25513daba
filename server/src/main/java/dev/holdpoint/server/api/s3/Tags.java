package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.s3.S3Error;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Tags of buckets and objects. */
final class Tags {
  private static final int KEY_LENGTH = 128;
  private static final int VALUE_LENGTH = 256;

  private Tags() {}

  static Map<String, String> checked(Map<String, String> tags, int most) {
    if (tags.size() > most) {
      throw AwsException.of("BadRequest", "Object tags cannot be greater than " + most);
    }
    tags.forEach((key, value) -> {
      if (key.isEmpty() || key.length() > KEY_LENGTH) {
        throw S3Error.invalidTag("The TagKey you have provided is invalid");
      }
      if (value.length() > VALUE_LENGTH) {
        throw S3Error.invalidTag("The TagValue you have provided is invalid");
      }
      if (key.startsWith("aws:")) {
        throw S3Error.invalidTag("System tags cannot be added/updated by requester");
      }
    });
    return tags;
  }

  static Map<String, String> read(S3Call call, int documentBytes, int most) {
    return read(call.payload().document(documentBytes), most);
  }

  static Map<String, String> read(byte[] document, int most) {
    XmlNode root = XmlNode.parse(document, "Tagging");
    XmlNode set = root.first("TagSet");
    if (set == null) {
      throw S3Error.malformedXml();
    }
    Map<String, String> tags = new LinkedHashMap<>();
    for (XmlNode tag : set.all("Tag")) {
      if (tags.put(tag.get("Key"), tag.get("Value")) != null) {
        throw S3Error.invalidTag("Cannot provide multiple Tags with the same key");
      }
    }
    return checked(tags, most);
  }

  static Xml document(Map<String, String> tags) {
    Xml xml = Xml.document("Tagging").open("TagSet");
    new TreeMap<>(tags)
        .forEach((key, value) -> xml.open("Tag").leaf("Key", key).leaf("Value", value).close());
    return xml.close();
  }
}
