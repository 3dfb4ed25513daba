package dev.holdpoint.server.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.AwsException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of an encoded form. What could be read in two ways is refused: a field that comes
 * twice, a percent sign that begins no escape, bytes that are no UTF-8.
 */
final class StrictForm {
  private StrictForm() {}

  static Map<String, List<String>> read(byte[] encoded) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    int from = 0;
    for (int at = 0; at <= encoded.length; at++) {
      if (at == encoded.length || encoded[at] == '&') {
        if (at > from) {
          put(encoded, from, at, fields);
        }
        from = at + 1;
      }
    }
    return fields;
  }

  private static void put(byte[] encoded, int from, int to, Map<String, List<String>> fields) {
    int equals = from;
    while (equals < to && encoded[equals] != '=') {
      equals++;
    }
    String name = decode(encoded, from, equals);
    String value = decode(encoded, Math.min(equals + 1, to), to);
    if (fields.put(name, List.of(value)) != null) {
      throw malformed("the parameter " + name + " is there twice");
    }
  }

  private static String decode(byte[] encoded, int from, int to) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(to - from);
    for (int at = from; at < to; at++) {
      int b = encoded[at];
      if (b == '%') {
        bytes.write(escaped(encoded, at, to));
        at += 2;
      } else {
        bytes.write(b == '+' ? ' ' : b);
      }
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
    } catch (CharacterCodingException e) {
      throw malformed("it is no UTF-8");
    }
  }

  private static int escaped(byte[] encoded, int at, int to) {
    int high = at + 2 < to ? Character.digit(encoded[at + 1], 16) : -1;
    int low = high < 0 ? -1 : Character.digit(encoded[at + 2], 16);
    if (low < 0) {
      throw malformed("a percent sign begins no escape");
    }
    return high * 16 + low;
  }

  private static AwsException malformed(String why) {
    return AwsException.of(
        "MalformedQueryString", "The query string contains a syntax error: " + why + ".");
  }
}
