package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.s3.Part;
import dev.holdpoint.core.s3.S3Error;
import dev.holdpoint.core.s3.S3Limits;
import dev.holdpoint.core.s3.Upload;
import dev.holdpoint.server.http.StreamResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

record UploadPartCopy(UploadDesk desk) implements S3Action {
  @Override
  public StreamResponse handle(S3Call call) {
    Upload upload = desk.find(call);
    int number = UploadDesk.number(call);
    CopySource source = CopySource.of(call);
    Shelf shelf = desk.shelf;
    Shelf.Opened opened = source.open(shelf);
    long size = opened.object().file().size();
    try (FileContent whole = new FileContent(opened.bytes(), 0, size);
        Incoming content = desk.files.incoming(upload)) {
      Preconditions.checkSource(call, opened.object());
      ByteRange range = range(call.header("x-amz-copy-source-range"), opened);
      FileContent bytes = new FileContent(whole.file(), range.first(), range.length());
      ChecksumKind kind = ChecksumKind.named(upload.algorithm());
      Measured measured = new Measured(content, kind);
      bytes.writeTo(measured);
      Part part =
          new Part(
              number,
              content.finish(),
              shelf.turns.now().now(),
              measured.md5(),
              kind == null ? Map.of() : Map.of(kind.element(), measured.checksum()));
      desk.keep(upload, content, part);
      Xml xml =
          Xml.document("CopyPartResult")
              .leaf("LastModified", Answers.xmlTime(part.put()))
              .leaf("ETag", Answers.quoted(part.md5()));
      part.checksums().forEach(xml::leaf);
      return source.told(shelf, opened, Answers.xml(xml));
    } catch (IOException e) {
      throw ObjectFiles.failed(e);
    }
  }

  private static ByteRange range(@Nullable String header, Shelf.Opened opened) {
    ByteRange range =
        header == null
            ? new ByteRange(0, opened.object().file().size())
            : ByteRange.of(header, opened.object());
    if (range == null) {
      throw S3Error.invalidArgument(
          "The x-amz-copy-source-range value must be of the form bytes=first-last where first and"
              + " last are the zero-based offsets of the first and last bytes to copy");
    }
    if (header != null && isBeyond(header, opened.object().file().size())) {
      throw S3Error.invalidArgument(
          "Range specified is not valid for source object of size: "
              + opened.object().file().size());
    }
    if (range.length() > S3Limits.AWS.putBytes()) {
      throw S3Error.tooLarge();
    }
    return range;
  }

  /** Here, unlike in a GET, the last byte must be there. */
  private static boolean isBeyond(String header, long size) {
    String last = header.strip().substring(header.strip().lastIndexOf('-') + 1);
    return !last.isEmpty() && Long.parseLong(last) >= size;
  }
}
