package dev.holdpoint.core.s3;

/** What may happen to an object, as S3 and EventBridge name it. */
public enum Happening {
  PUT("ObjectCreated:Put", "Object Created", "PutObject"),
  POST("ObjectCreated:Post", "Object Created", "PostObject"),
  COPY("ObjectCreated:Copy", "Object Created", "CopyObject"),
  COMPLETE("ObjectCreated:CompleteMultipartUpload", "Object Created", "CompleteMultipartUpload"),
  DELETE("ObjectRemoved:Delete", "Object Deleted", "DeleteObject"),
  MARKED("ObjectRemoved:DeleteMarkerCreated", "Object Deleted", "DeleteObject"),
  TAGGED("ObjectTagging:Put", "Object Tags Added", ""),
  UNTAGGED("ObjectTagging:Delete", "Object Tags Deleted", "");

  private final String event;
  private final String detailType;
  private final String reason;

  Happening(String event, String detailType, String reason) {
    this.event = event;
    this.detailType = detailType;
    this.reason = reason;
  }

  /** As a record names it: without the {@code s3:} that configurations begin with. */
  String event() {
    return event;
  }

  String detailType() {
    return detailType;
  }

  /** In which way it is deleted, as EventBridge has it; empty where it is not. */
  String deletion() {
    return switch (this) {
      case DELETE -> "Permanently Deleted";
      case MARKED -> "Delete Marker Created";
      case PUT, POST, COPY, COMPLETE, TAGGED, UNTAGGED -> "";
    };
  }

  /** Why, as EventBridge has it; empty where it says nothing. */
  String reason() {
    return reason;
  }
}
