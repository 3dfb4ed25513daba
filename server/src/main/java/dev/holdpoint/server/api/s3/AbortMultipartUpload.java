package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.s3.Upload;
import dev.holdpoint.server.http.StreamResponse;

record AbortMultipartUpload(UploadDesk desk) implements S3Action {
  @Override
  public StreamResponse handle(S3Call call) {
    Upload upload = desk.find(call);
    desk.shelf.store.write(tx -> {
      desk.uploads.end(tx, upload);
      return upload;
    });
    desk.clear(upload.id());
    return Answers.empty(204);
  }
}
