package dev.holdpoint.server.api.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.apigateway.HttpCall;
import dev.holdpoint.core.apigateway.ServiceUri;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.server.http.WebRequest;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request to one of our own services as API Gateway makes it: it adds what its {@code action/…}
 * stands for in the service's protocol, and its signature, of which only the scope counts here.
 */
public final class ServiceRequest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String DYNAMODB = "dynamodb";

  private static final Map<String, String> TARGETS =
      Map.of("states", "AWSStepFunctions", "events", "AWSEvents", DYNAMODB, "DynamoDB_20120810");

  private static final Map<String, String> VERSIONS =
      Map.of("sqs", "2012-11-05", "sns", "2010-03-31");

  private ServiceRequest() {}

  /** The request, to be handled behind the port. */
  public static WebRequest of(ServiceUri service, HttpCall call, Home home) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    call.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    headers.put("authorization", List.of(signature(service, home)));
    headers.put("host", List.of(service.service() + "." + service.region() + ".amazonaws.com"));
    Map<String, List<String>> query = new LinkedHashMap<>(call.query());
    byte[] body = call.body();
    String action = service.action();
    String target = TARGETS.get(service.service());
    if (action != null && target != null) {
      headers.putIfAbsent("x-amz-target", List.of(target + "." + action));
      if (service.service().equals(DYNAMODB)) {
        // It takes no other, whatever the API was sent.
        headers.put("content-type", List.of("application/x-amz-json-1.0"));
      }
    } else if (VERSIONS.containsKey(service.service()) && !headers.containsKey("x-amz-target")) {
      if (isForm(headers)) {
        String form = new String(body, UTF_8).strip();
        body = (form + missing(form, service)).getBytes(UTF_8);
      } else if (action != null) {
        query.putIfAbsent("Action", List.of(action));
        query.putIfAbsent("Version", List.of(VERSIONS.getOrDefault(service.service(), "")));
      }
    }
    String path = service.path().isEmpty() ? "/" : service.path();
    return new WebRequest(
        call.method().isEmpty() ? "POST" : call.method(),
        path,
        written(query),
        headers,
        body,
        "127.0.0.1");
  }

  private static boolean isForm(Map<String, List<String>> headers) {
    return headers.getOrDefault("content-type", List.of("")).getFirst().startsWith(FORM);
  }

  /** What a form does not say itself: a parameter may not be there twice. */
  private static String missing(String form, ServiceUri service) {
    boolean named = service.action() == null || says(form, "Action");
    String action = named ? "" : "&Action=" + service.action();
    return says(form, "Version") ? action : action + "&Version=" + VERSIONS.get(service.service());
  }

  private static boolean says(String form, String parameter) {
    return ("&" + form).contains("&" + parameter + "=");
  }

  private static String signature(ServiceUri service, Home home) {
    String region = service.region().isEmpty() ? home.region() : service.region();
    return "AWS4-HMAC-SHA256 Credential="
        + home.account()
        + "/20260101/"
        + region
        + "/"
        + service.service()
        + "/aws4_request, SignedHeaders=host, Signature=0";
  }

  /** A query as it stands in an address. */
  public static String written(Map<String, List<String>> query) {
    return query.entrySet().stream()
        .flatMap(e -> e.getValue().stream().map(v -> encoded(e.getKey()) + "=" + encoded(v)))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
