package dev.holdpoint.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request, read to its end. Immutable by agreement: nobody writes to the body.
 *
 * @param path as sent, still percent-encoded
 * @param rawQuery what stands behind the question mark, or empty
 * @param headers by lower-case name
 * @param remoteAddress the peer's IP address
 */
public record WebRequest(
    String method,
    String path,
    String rawQuery,
    Map<String, List<String>> headers,
    byte[] body,
    String remoteAddress) {

  /** The first header of that name, or null. */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
    return values == null || values.isEmpty() ? null : values.getFirst();
  }

  /** The header Host without its port, lower-case, or empty. */
  public String hostName() {
    String host = header("host");
    return host == null ? "" : host.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
  }

  /** The query's parameters, decoded, in their order. */
  public Map<String, List<String>> queryParameters() {
    return form(rawQuery);
  }

  /** The body as a form's fields, decoded, in their order. */
  public Map<String, List<String>> formParameters() {
    return form(text());
  }

  /** The body as UTF-8. */
  public String text() {
    return new String(body, UTF_8);
  }

  /** Whether the content type is this one, whatever its parameters. */
  public boolean hasContentType(String type) {
    String sent = header("content-type");
    return sent != null && sent.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals(type);
  }

  /** Nothing of a payload, a token or a credential gets into a log by way of this. */
  @Override
  public String toString() {
    return "WebRequest[" + method + " " + path + ", " + body.length + " bytes]";
  }

  private static Map<String, List<String>> form(String encoded) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (String pair : encoded.split("&")) {
      if (!pair.isEmpty()) {
        int at = pair.indexOf('=');
        String name = decode(at < 0 ? pair : pair.substring(0, at));
        String value = at < 0 ? "" : decode(pair.substring(at + 1));
        fields.computeIfAbsent(name, n -> new ArrayList<>(1)).add(value);
      }
    }
    return fields;
  }

  /** A percent sign that begins no escape stands for itself, as browsers read it. */
  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
