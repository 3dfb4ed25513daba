package dev.holdpoint.server.api.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.AwsException;
import java.net.URLEncoder;

/** How keys stand in listings: as they are, or encoded, since not every key can stand in XML. */
enum KeyEncoding {
  NONE,
  URL;

  static KeyEncoding of(S3Call call) {
    String type = call.parameter("encoding-type");
    if (type == null || type.isEmpty()) {
      return NONE;
    }
    if (!type.equals("url")) {
      throw AwsException.of("InvalidArgument", "Invalid Encoding Method specified in Request");
    }
    return URL;
  }

  String of(String text) {
    return this == NONE
        ? text
        : URLEncoder.encode(text, UTF_8).replace("%2F", "/").replace("%7E", "~");
  }

  void mention(Xml xml) {
    if (this == URL) {
      xml.leaf("EncodingType", "url");
    }
  }
}
