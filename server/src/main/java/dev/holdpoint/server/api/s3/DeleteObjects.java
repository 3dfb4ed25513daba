package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.core.s3.Conditions;
import dev.holdpoint.core.s3.S3Error;
import dev.holdpoint.core.s3.S3Limits;
import dev.holdpoint.server.http.StreamResponse;
import java.util.List;

record DeleteObjects(Shelf shelf) implements S3Action {
  @Override
  public StreamResponse handle(S3Call call) {
    Bucket bucket = shelf.bucket(call.bucket());
    S3Limits limits = S3Limits.AWS;
    XmlNode root = XmlNode.parse(call.payload().document(limits.documentBytes()), "Delete");
    List<XmlNode> objects = root.all("Object");
    if (objects.isEmpty() || objects.size() > limits.deletedAtOnce()) {
      throw S3Error.malformedXml();
    }
    boolean quiet = "true".equals(root.find("Quiet"));
    Xml xml = Xml.document("DeleteResult");
    for (XmlNode object : objects) {
      delete(call, bucket, object, quiet, xml);
    }
    return Answers.xml(xml);
  }

  private void delete(S3Call call, Bucket bucket, XmlNode object, boolean quiet, Xml xml) {
    String key = object.get("Key");
    String version = object.find("VersionId");
    try {
      String named = version == null ? null : S3Call.checkedVersion(version);
      Conditions conditions = new Conditions(object.find("ETag"), null);
      DeleteObject.Done done = new DeleteObject(shelf).delete(call, bucket, key, named, conditions);
      if (!quiet) {
        xml.open("Deleted").leaf("Key", key).leaf("VersionId", named);
        if (done.marker() != null) {
          xml.leaf("DeleteMarker", true).leaf("DeleteMarkerVersionId", done.marker());
        }
        xml.close();
      }
    } catch (AwsException e) {
      xml.open("Error")
          .leaf("Key", key)
          .leaf("VersionId", version)
          .leaf("Code", e.code())
          .leaf("Message", e.getMessage())
          .close();
    }
  }
}
