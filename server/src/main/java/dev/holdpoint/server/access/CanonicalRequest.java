package dev.holdpoint.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.server.http.WebRequest;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** A request in the one form that is signed, whatever the way it came by made of it. */
final class CanonicalRequest {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  private static final String HEX = "0123456789ABCDEF";

  private CanonicalRequest() {}

  /** The form of this request, as far as its signature covers it. */
  static String of(WebRequest request, Claim claim) {
    return form(request, claim, path(request.path()), Hashes.hex(Hashes.sha256(request.body())));
  }

  /** The same for S3, whose paths are signed as they are. */
  static String ofS3(WebRequest head, Claim claim, String payload) {
    String path =
        Arrays.stream(head.path().split("/", -1))
            .map(segment -> encode(decode(segment)))
            .collect(Collectors.joining("/"));
    return form(head, claim, path, payload);
  }

  private static String form(WebRequest request, Claim claim, String path, String payload) {
    String headers =
        claim.signedHeaders().stream()
            .map(name -> name + ":" + value(request, name) + "\n")
            .collect(Collectors.joining());
    return String.join(
        "\n",
        request.method(),
        path,
        query(request.rawQuery()),
        headers,
        String.join(";", claim.signedHeaders()),
        payload);
  }

  private static String value(WebRequest request, String name) {
    return request.headers().getOrDefault(name, List.of()).stream()
        .map(value -> value.strip().replaceAll("\\s+", " "))
        .collect(Collectors.joining(","));
  }

  /** Without dots and empty segments; encoded once more than it came, as all but S3 have it. */
  static String path(String raw) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : raw.split("/")) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(encode(segment.getBytes(UTF_8)));
      }
    }
    boolean folder = raw.endsWith("/") || raw.endsWith("/.") || raw.endsWith("/..");
    String path = "/" + String.join("/", segments);
    return folder && !segments.isEmpty() ? path + "/" : path;
  }

  /** Sorted, and encoded in the one way; a presigned URL's signature does not cover itself. */
  static String query(String raw) {
    List<String> pairs = new ArrayList<>();
    for (String pair : raw.split("&")) {
      int at = pair.indexOf('=');
      String name = encode(decode(at < 0 ? pair : pair.substring(0, at)));
      if (!pair.isEmpty() && !name.equals(Claim.QUERY_SIGNATURE)) {
        // The separator sorts before all that may stand in a name.
        pairs.add(name + "\u0000" + (at < 0 ? "" : encode(decode(pair.substring(at + 1)))));
      }
    }
    Collections.sort(pairs);
    return String.join("&", pairs).replace('\u0000', '=');
  }

  private static byte[] decode(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    ByteArrayOutputStream plain = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
      plain.write(low < 0 ? bytes[i] : high * 16 + low);
      i += low < 0 ? 0 : 2;
    }
    return plain.toByteArray();
  }

  private static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length);
    for (byte one : bytes) {
      if (one >= 0 && UNRESERVED.indexOf(one) >= 0) {
        text.append((char) one);
      } else {
        text.append('%').append(HEX.charAt((one >> 4) & 15)).append(HEX.charAt(one & 15));
      }
    }
    return text.toString();
  }
}
