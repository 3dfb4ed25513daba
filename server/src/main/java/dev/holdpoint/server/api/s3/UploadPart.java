package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.s3.Part;
import dev.holdpoint.core.s3.S3Limits;
import dev.holdpoint.core.s3.Upload;
import dev.holdpoint.server.http.StreamResponse;
import dev.holdpoint.server.http.WebResponse;

record UploadPart(UploadDesk desk) implements S3Action {
  @Override
  public StreamResponse handle(S3Call call) {
    Upload upload = desk.find(call);
    int number = UploadDesk.number(call);
    try (Incoming content = desk.files.incoming(upload)) {
      Payload.Received received = call.payload().read(content, S3Limits.AWS.putBytes());
      Part part =
          new Part(
              number,
              content.finish(),
              desk.shelf.turns.now().now(),
              received.md5(),
              received.checksums());
      desk.keep(upload, content, part);
      WebResponse answer = WebResponse.empty(200).with("ETag", Answers.quoted(part.md5()));
      for (ChecksumKind kind : ChecksumKind.values()) {
        String value = part.checksums().get(kind.element());
        answer = value == null ? answer : answer.with(kind.header(), value);
      }
      return StreamResponse.whole(answer);
    }
  }
}
