package dev.holdpoint.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One HTTP answer, whole. Immutable by agreement: nobody writes to the body. */
public record WebResponse(int status, Map<String, List<String>> headers, byte[] body) {

  public static WebResponse of(int status, String contentType, byte[] body) {
    return new WebResponse(status, Map.of("Content-Type", List.of(contentType)), body);
  }

  /** A value or tree as JSON. */
  public static WebResponse json(int status, Object value) {
    return of(status, "application/json", Json.writeBytes(value));
  }

  public static WebResponse html(int status, String page) {
    return of(status, "text/html; charset=utf-8", page.getBytes(UTF_8));
  }

  public static WebResponse text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text.getBytes(UTF_8));
  }

  public static WebResponse empty(int status) {
    return new WebResponse(status, Map.of(), new byte[0]);
  }

  /** See other: the browser goes on with a GET. */
  public static WebResponse redirect(String location) {
    return empty(303).with("Location", location);
  }

  /** The same with one more header, or another value for it. */
  public WebResponse with(String name, String value) {
    Map<String, List<String>> all = new LinkedHashMap<>(headers);
    all.put(name, List.of(value));
    return new WebResponse(status, all, body);
  }

  /** The same with another status. */
  public WebResponse withStatus(int other) {
    return new WebResponse(other, headers, body);
  }

  @Override
  public String toString() {
    return "WebResponse[" + status + ", " + body.length + " bytes]";
  }
}
