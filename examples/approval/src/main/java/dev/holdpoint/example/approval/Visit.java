package dev.holdpoint.example.approval;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A browser's request, as API Gateway hands it over. */
record Visit(APIGatewayProxyRequestEvent event) {
  /** The cookie with the visitor number. */
  static final String COOKIE = "review_visitor";

  private static final Pattern VISITOR = Pattern.compile("[A-Za-z0-9_-]{24}");

  String method() {
    return event.getHttpMethod().toUpperCase(Locale.ROOT);
  }

  /** The sealed part of the address. */
  String link() {
    Map<String, String> parameters = event.getPathParameters();
    return parameters == null ? "" : parameters.getOrDefault("link", "");
  }

  /** The number this browser got on an earlier visit. */
  Optional<String> visitor() {
    return header("cookie").stream()
        .flatMap(cookies -> Arrays.stream(cookies.split(";")))
        .map(String::strip)
        .filter(cookie -> cookie.startsWith(COOKIE + "="))
        .map(cookie -> cookie.substring(COOKIE.length() + 1))
        .filter(value -> VISITOR.matcher(value).matches())
        .findFirst();
  }

  boolean isSecure() {
    return header("x-forwarded-proto").filter("https"::equalsIgnoreCase).isPresent();
  }

  /** A field of the posted form; the empty text where it is missing. */
  String field(String name) {
    return pairs()
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> decoded(pair.substring(name.length() + 1)))
        .findFirst()
        .orElse("");
  }

  private Stream<String> pairs() {
    String body = event.getBody();
    if (body == null) {
      return Stream.empty();
    }
    boolean encoded = Boolean.TRUE.equals(event.getIsBase64Encoded());
    String form = encoded ? new String(Base64.getDecoder().decode(body), UTF_8) : body;
    return Arrays.stream(form.split("&"));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private Optional<String> header(String lowerCaseName) {
    Map<String, String> headers = event.getHeaders();
    return headers == null
        ? Optional.empty()
        : headers.entrySet().stream()
            .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(lowerCaseName))
            .map(Map.Entry::getValue)
            .findFirst();
  }
}
