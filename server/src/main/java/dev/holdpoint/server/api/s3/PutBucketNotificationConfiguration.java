package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.s3.Notifications;
import dev.holdpoint.core.s3.S3Limits;
import dev.holdpoint.server.http.StreamResponse;

record PutBucketNotificationConfiguration(Shelf shelf) implements S3Action {
  @Override
  public StreamResponse handle(S3Call call) {
    shelf.bucket(call.bucket());
    byte[] document = call.payload().document(S3Limits.AWS.documentBytes());
    boolean validates = !"true".equalsIgnoreCase(call.header("x-amz-skip-destination-validation"));
    Turn turn = shelf.turns.now();
    Notifications wanted = NotificationDocument.read(document, turn);
    shelf.store.write(tx -> {
      var bucket = shelf.buckets.get(tx, turn.home(), call.bucket());
      shelf.notifying.set(tx, turn, bucket, wanted, validates, call.requestId());
      return wanted;
    });
    return Answers.empty(200);
  }
}
