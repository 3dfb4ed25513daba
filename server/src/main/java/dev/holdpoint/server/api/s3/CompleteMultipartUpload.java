package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.core.s3.Happening;
import dev.holdpoint.core.s3.ObjectMeta;
import dev.holdpoint.core.s3.Part;
import dev.holdpoint.core.s3.S3Error;
import dev.holdpoint.core.s3.S3Limits;
import dev.holdpoint.core.s3.StoredObject;
import dev.holdpoint.core.s3.Upload;
import dev.holdpoint.server.http.StreamResponse;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the object of its parts; the parts go with the commit that it comes with. */
record CompleteMultipartUpload(UploadDesk desk) implements S3Action {
  @Override
  public StreamResponse handle(S3Call call) {
    Upload upload = desk.find(call);
    Bucket bucket = desk.shelf.bucket(call.bucket());
    byte[] document = call.payload().document(S3Limits.AWS.documentBytes());
    List<Part> parts = chosen(upload, XmlNode.parse(document, "CompleteMultipartUpload"));
    try (Incoming content = desk.shelf.files.incoming()) {
      StoredObject object = joined(upload, parts, content);
      StoredObject put =
          desk.shelf.put(
              bucket,
              content,
              new Shelf.Put(
                  object,
                  PutObject.conditions(call),
                  Happening.COMPLETE,
                  call.cause(),
                  tx -> {
                    desk.uploads.get(tx, upload.bucket(), upload.key(), upload.id());
                    desk.uploads.end(tx, upload);
                  }));
      desk.clear(upload.id());
      return answer(call, put);
    }
  }

  /** The parts that the document lists, as they are here. */
  private List<Part> chosen(Upload upload, XmlNode root) {
    Map<Integer, Part> there =
        desk
            .shelf
            .store
            .read(tx -> desk.uploads.parts(tx, upload.id(), 0, S3Limits.AWS.parts()))
            .stream()
            .collect(Collectors.toMap(Part::number, Function.identity()));
    List<Part> chosen = new ArrayList<>();
    int last = 0;
    for (XmlNode node : root.all("Part")) {
      String number = node.get("PartNumber").strip();
      if (!number.matches("\\d{1,5}")) {
        throw S3Error.malformedXml();
      }
      Part part = there.get(Integer.parseInt(number));
      String etag = node.get("ETag").replace("\"", "").strip();
      if (part == null || !part.md5().equals(etag)) {
        throw S3Error.invalidPart();
      }
      if (part.number() <= last) {
        throw S3Error.invalidPartOrder();
      }
      last = part.number();
      chosen.add(part);
    }
    if (chosen.isEmpty()) {
      throw S3Error.malformedXml();
    }
    checkSizes(chosen);
    return chosen;
  }

  private static void checkSizes(List<Part> parts) {
    for (Part part : parts.subList(0, parts.size() - 1)) {
      if (part.file().size() < S3Limits.AWS.partBytes()) {
        throw S3Error.tooSmall();
      }
    }
    if (parts.stream().mapToLong(part -> part.file().size()).sum() > S3Limits.AWS.objectBytes()) {
      throw S3Error.tooLarge();
    }
  }

  private StoredObject joined(Upload upload, List<Part> parts, Incoming content) {
    ChecksumKind kind = ChecksumKind.named(upload.algorithm());
    boolean whole = kind != null && upload.type().equals("FULL_OBJECT");
    Measured measured = new Measured(content, whole ? kind : null);
    for (Part part : parts) {
      copy(upload, part, measured);
    }
    Map<String, String> checksums =
        kind == null
            ? Map.of()
            : Map.of(kind.element(), whole ? measured.checksum() : composite(kind, parts));
    ObjectMeta meta =
        new ObjectMeta(
            desk.shelf.turns.now().now(),
            etag(parts),
            measured.md5(),
            upload.headers(),
            upload.metadata(),
            upload.tags(),
            checksums,
            parts.stream().map(part -> part.file().size()).toList());
    return new StoredObject(upload.bucket(), upload.key(), content.finish(), meta);
  }

  private void copy(Upload upload, Part part, Measured out) {
    FileChannel channel = desk.files.open(upload, part);
    if (channel == null) {
      throw S3Error.invalidPart();
    }
    try (FileContent bytes = new FileContent(channel, 0, part.file().size())) {
      bytes.writeTo(out);
    } catch (IOException e) {
      throw ObjectFiles.failed(e);
    }
  }

  /** The MD5 of the parts' MD5s, and how many they are. */
  private static String etag(List<Part> parts) {
    Digest all = Digest.md5();
    for (Part part : parts) {
      byte[] one = HexFormat.of().parseHex(part.md5());
      all.update(one, 0, one.length);
    }
    return Digest.hex(all.value()) + "-" + parts.size();
  }

  private static String composite(ChecksumKind kind, List<Part> parts) {
    Digest all = kind.digest();
    for (Part part : parts) {
      String value = part.checksums().get(kind.element());
      if (value == null) {
        throw S3Error.invalidRequest(
            "The upload was created using a %s checksum. The complete request must include the checksum for each part. It was missing for part %d in the request."
                .formatted(kind.name().toLowerCase(Locale.ROOT), part.number()));
      }
      byte[] one = Base64.getDecoder().decode(value);
      all.update(one, 0, one.length);
    }
    return Base64.getEncoder().encodeToString(all.value()) + "-" + parts.size();
  }

  private static StreamResponse answer(S3Call call, StoredObject object) {
    String host = call.header("host");
    Xml xml =
        Xml.document("CompleteMultipartUploadResult")
            .leaf("Location", "http://" + host + "/" + object.bucket() + "/" + object.key())
            .leaf("Bucket", object.bucket())
            .leaf("Key", object.key())
            .leaf("ETag", Answers.quoted(object.meta().etag()));
    object
        .meta()
        .checksums()
        .forEach(
            (name, value) -> xml.leaf(name, value).leaf("ChecksumType", ObjectAnswer.type(value)));
    return StreamResponse.whole(Answers.versioned(Answers.xml(xml).head(), object));
  }
}
