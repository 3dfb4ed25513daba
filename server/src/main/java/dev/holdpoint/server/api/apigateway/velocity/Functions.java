package dev.holdpoint.server.api.apigateway.velocity;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.apigateway.ContextVariables;
import dev.holdpoint.core.apigateway.JsonBody;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The functions of {@code $util}. Velocity calls its methods by name. */
public final class Functions {
  /** As JavaScript writes it inside of quotation marks. */
  public String escapeJavaScript(@Nullable Object value) {
    return value == null ? "" : JavaScriptText.escape(String.valueOf(value));
  }

  /** JSON, to be walked through. */
  public @Nullable Object parseJson(@Nullable Object text) {
    return text == null ? null : ContextVariables.plain(new JsonBody(String.valueOf(text)).tree());
  }

  /** As in a form. */
  public String urlEncode(@Nullable Object value) {
    return value == null ? "" : URLEncoder.encode(String.valueOf(value), UTF_8);
  }

  /** Out of a form; what is none stays. */
  public String urlDecode(@Nullable Object value) {
    try {
      return value == null ? "" : URLDecoder.decode(String.valueOf(value), UTF_8);
    } catch (IllegalArgumentException e) {
      return String.valueOf(value);
    }
  }

  /** In base64. */
  public String base64Encode(@Nullable Object value) {
    return value == null
        ? ""
        : Base64.getEncoder().encodeToString(String.valueOf(value).getBytes(UTF_8));
  }

  /** Out of base64; what is none is empty. */
  public String base64Decode(@Nullable Object value) {
    try {
      return value == null
          ? ""
          : new String(Base64.getMimeDecoder().decode(String.valueOf(value)), UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
