package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.s3.ObjectKey;
import dev.holdpoint.core.s3.S3Error;
import dev.holdpoint.core.s3.Upload;
import dev.holdpoint.server.http.StreamResponse;
import org.jspecify.annotations.Nullable;

record CreateMultipartUpload(UploadDesk desk) implements S3Action {
  @Override
  public StreamResponse handle(S3Call call) {
    desk.shelf.bucket(call.bucket());
    ObjectKey.check(call.key());
    Turn turn = desk.shelf.turns.now();
    ChecksumKind kind = ChecksumKind.named(call.header("x-amz-checksum-algorithm"));
    Upload upload =
        new Upload(
            call.bucket(),
            call.key(),
            turn.ids().uuid(),
            turn.now(),
            ObjectHeaders.kept(call),
            ObjectHeaders.metadata(call),
            ObjectHeaders.tags(call),
            kind == null ? "" : kind.name(),
            kind == null ? "" : type(kind, call.header("x-amz-checksum-type")));
    desk.shelf.store.write(tx -> {
      desk.shelf.buckets.get(tx, desk.shelf.turns.home(), upload.bucket());
      desk.uploads.begin(tx, upload);
      return upload;
    });
    StreamResponse answer =
        Answers.xml(
            Xml.document("InitiateMultipartUploadResult")
                .leaf("Bucket", upload.bucket())
                .leaf("Key", upload.key())
                .leaf("UploadId", upload.id()));
    return kind == null
        ? answer
        : Answers.with(
            Answers.with(answer, "x-amz-checksum-algorithm", kind.name()),
            "x-amz-checksum-type",
            upload.type());
  }

  private static String type(ChecksumKind kind, @Nullable String asked) {
    String type = asked == null ? kind.isOfTheWhole() ? "FULL_OBJECT" : "COMPOSITE" : asked;
    boolean hash = kind == ChecksumKind.SHA1 || kind == ChecksumKind.SHA256;
    boolean fits = type.equals("COMPOSITE") ? !kind.isOfTheWhole() : !hash;
    if (!fits || !(type.equals("COMPOSITE") || type.equals("FULL_OBJECT"))) {
      throw S3Error.invalidRequest(
          "The %s checksum type cannot be used with the %s checksum algorithm."
              .formatted(type, kind.name()));
    }
    return type;
  }
}
