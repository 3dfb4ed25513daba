package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.s3.Part;
import dev.holdpoint.core.s3.S3Limits;
import dev.holdpoint.core.s3.Upload;
import dev.holdpoint.server.http.StreamResponse;
import java.util.List;

record ListParts(UploadDesk desk) implements S3Action {
  @Override
  public StreamResponse handle(S3Call call) {
    Upload upload = desk.find(call);
    int most = S3Limits.AWS.pageSize();
    int limit = Math.min(call.number("max-parts", most, 1), most);
    int after = call.number("part-number-marker", 0, 0);
    List<Part> found =
        desk.shelf.store.read(tx -> desk.uploads.parts(tx, upload.id(), after, limit + 1));
    List<Part> page = found.subList(0, Math.min(limit, found.size()));
    Xml xml =
        Xml.document("ListPartsResult")
            .leaf("Bucket", upload.bucket())
            .leaf("Key", upload.key())
            .leaf("UploadId", upload.id());
    Owner.write(xml, "Initiator");
    Owner.write(xml, "Owner");
    xml.leaf("StorageClass", upload.headers().getOrDefault("x-amz-storage-class", "STANDARD"))
        .leaf("PartNumberMarker", after)
        .leaf("NextPartNumberMarker", page.isEmpty() ? 0 : page.getLast().number())
        .leaf("MaxParts", limit)
        .leaf("IsTruncated", found.size() > limit);
    if (!upload.algorithm().isEmpty()) {
      xml.leaf("ChecksumAlgorithm", upload.algorithm()).leaf("ChecksumType", upload.type());
    }
    for (Part part : page) {
      xml.open("Part")
          .leaf("PartNumber", part.number())
          .leaf("LastModified", Answers.xmlTime(part.put()))
          .leaf("ETag", Answers.quoted(part.md5()))
          .leaf("Size", part.file().size());
      part.checksums().forEach(xml::leaf);
      xml.close();
    }
    return Answers.xml(xml);
  }
}
