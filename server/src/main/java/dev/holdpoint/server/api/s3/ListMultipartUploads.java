package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.s3.S3Error;
import dev.holdpoint.core.s3.S3Limits;
import dev.holdpoint.core.s3.Upload;
import dev.holdpoint.server.http.StreamResponse;
import java.util.List;

record ListMultipartUploads(UploadDesk desk) implements S3Action {
  @Override
  public StreamResponse handle(S3Call call) {
    desk.shelf.bucket(call.bucket());
    if (!call.parameter("delimiter", "").isEmpty()) {
      throw S3Error.notImplemented("a delimiter of multipart uploads");
    }
    KeyEncoding encoding = KeyEncoding.of(call);
    String prefix = call.parameter("prefix", "");
    String key = call.parameter("key-marker", "");
    String id = call.parameter("upload-id-marker", "");
    int most = S3Limits.AWS.pageSize();
    int limit = Math.min(call.number("max-uploads", most, 1), most);
    // Behind all uploads of the key, unless one of them is named.
    String after = key.isEmpty() ? null : key + "/" + (id.isEmpty() ? "~" : id);
    List<Upload> found =
        desk.shelf.store.read(tx -> desk.uploads.list(tx, call.bucket(), prefix, after, limit + 1));
    List<Upload> page = found.subList(0, Math.min(limit, found.size()));
    boolean more = found.size() > limit;
    Xml xml =
        Xml.document("ListMultipartUploadsResult")
            .leaf("Bucket", call.bucket())
            .leaf("KeyMarker", encoding.of(key))
            .leaf("UploadIdMarker", id)
            .leaf("NextKeyMarker", more ? encoding.of(page.getLast().key()) : null)
            .leaf("NextUploadIdMarker", more ? page.getLast().id() : null)
            .leaf("Prefix", encoding.of(prefix))
            .leaf("MaxUploads", limit)
            .leaf("IsTruncated", more);
    encoding.mention(xml);
    for (Upload upload : page) {
      xml.open("Upload").leaf("Key", encoding.of(upload.key())).leaf("UploadId", upload.id());
      Owner.write(xml, "Initiator");
      Owner.write(xml, "Owner");
      xml.leaf("StorageClass", upload.headers().getOrDefault("x-amz-storage-class", "STANDARD"))
          .leaf("Initiated", Answers.xmlTime(upload.initiated()))
          .close();
    }
    return Answers.xml(xml);
  }
}
