package dev.holdpoint.core.query.jsonata.function;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.jsonata.eval.Run;
import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Base64 of strings of bytes, and the escapes of URLs. */
final class Encoding {
  private static final String UNRESERVED = "-_.!~*'()";
  private static final String RESERVED = ";/?:@&=+$,#";

  private Encoding() {}

  static @Nullable JsonNode base64encode(Run run, Arguments arguments) {
    String text = arguments.string(0);
    if (text == null) {
      return null;
    }
    run.write(text.length() * 2L);
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) text.charAt(i);
    }
    return Json.text(Base64.getEncoder().encodeToString(bytes));
  }

  static @Nullable JsonNode base64decode(Run run, Arguments arguments) {
    String text = arguments.string(0);
    if (text == null) {
      return null;
    }
    run.write(text.length());
    String plain = text.replace('-', '+').replace('_', '/').replaceAll("[^A-Za-z0-9+/]", "");
    String whole = plain.length() % 4 == 1 ? plain.substring(0, plain.length() - 1) : plain;
    byte[] bytes = Base64.getDecoder().decode(whole);
    return Json.text(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  static @Nullable JsonNode encodeUrlComponent(Run run, Arguments arguments) {
    return encode(run, arguments, UNRESERVED, "encodeUrlComponent");
  }

  static @Nullable JsonNode encodeUrl(Run run, Arguments arguments) {
    return encode(run, arguments, UNRESERVED + RESERVED, "encodeUrl");
  }

  static @Nullable JsonNode decodeUrlComponent(Run run, Arguments arguments) {
    return decode(run, arguments, "", "decodeUrlComponent");
  }

  static @Nullable JsonNode decodeUrl(Run run, Arguments arguments) {
    return decode(run, arguments, RESERVED, "decodeUrl");
  }

  private static @Nullable JsonNode encode(
      Run run, Arguments arguments, String kept, String function) {
    String text = arguments.string(0);
    if (text == null) {
      return null;
    }
    run.write(text.length() * 3L);
    ByteBuffer bytes;
    try {
      bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw malformed(text, function);
    }
    StringBuilder out = new StringBuilder();
    while (bytes.hasRemaining()) {
      int b = bytes.get() & 0xff;
      boolean plain = b < 128 && (isAlphanumeric((char) b) || kept.indexOf(b) >= 0);
      out.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b));
    }
    return Json.text(out.toString());
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static Fault malformed(String text, String function) {
    return new Fault(FaultCode.D3140).with("value", text).with("functionName", function);
  }

  private static @Nullable JsonNode decode(
      Run run, Arguments arguments, String kept, String function) {
    String text = arguments.string(0);
    if (text == null) {
      return null;
    }
    run.write(text.length());
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) != '%') {
        out.append(text.charAt(at++));
        continue;
      }
      int end = at;
      while (end < text.length() && text.charAt(end) == '%') {
        end += 3;
      }
      out.append(decoded(text, at, end, kept, function));
      at = end;
    }
    return Json.text(out.toString());
  }

  /** A run of escapes; those that stand for reserved characters may stay. */
  private static String decoded(String text, int from, int end, String kept, String function) {
    ByteBuffer bytes = ByteBuffer.allocate((end - from) / 3);
    for (int at = from; at < end; at += 3) {
      int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
      int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
      if (high < 0 || low < 0) {
        throw malformed(text, function);
      }
      bytes.put((byte) (high * 16 + low));
    }
    try {
      String plain = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
      StringBuilder out = new StringBuilder();
      plain
          .chars()
          .forEach(c ->
              out.append(kept.indexOf(c) >= 0 ? "%%%02X".formatted(c) : String.valueOf((char) c)));
      return out.toString();
    } catch (CharacterCodingException e) {
      throw malformed(text, function);
    }
  }
}
