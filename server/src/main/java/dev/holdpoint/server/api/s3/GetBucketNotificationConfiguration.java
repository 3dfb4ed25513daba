package dev.holdpoint.server.api.s3;

import dev.holdpoint.server.http.StreamResponse;

record GetBucketNotificationConfiguration(Shelf shelf) implements S3Action {
  @Override
  public StreamResponse handle(S3Call call) {
    return Answers.xml(NotificationDocument.write(shelf.bucket(call.bucket()).notifications()));
  }
}
