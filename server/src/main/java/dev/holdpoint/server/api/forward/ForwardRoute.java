package dev.holdpoint.server.api.forward;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.access.CrossSite;
import dev.holdpoint.server.access.Verdict;
import dev.holdpoint.server.access.Verifier;
import dev.holdpoint.server.calls.remote.Endpoint;
import dev.holdpoint.server.calls.remote.Endpoints;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import dev.holdpoint.server.http.WebRoute;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hands on requests of services that have a URL for an endpoint, as they came: whoever knows our
 * address alone, such as the AWS CLI, reaches these too. Who calls is proved here first, where
 * there are keys.
 */
public final class ForwardRoute implements WebRoute, AutoCloseable {
  /** By what their requests' targets begin with: the services of templates and of handlers. */
  private static final Map<String, Target> TARGETS =
      Map.of(
          "DynamoDB_20120810", new Target("dynamodb", "dynamodb"),
          "DynamoDBStreams_20120810", new Target("dynamodbstreams", "dynamodb"),
          "AmazonSSM", new Target("ssm", "ssm"),
          "secretsmanager", new Target("secretsmanager", "secretsmanager"));

  /** What concerns one connection only, or is made anew. */
  private static final Set<String> OWN =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "transfer-encoding",
          "upgrade",
          ":status");

  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int UNAVAILABLE = 503;

  private final Endpoints endpoints;
  private final @Nullable Verifier verifier;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /**
   * @param service its name in the AWS SDK for Java
   * @param signedAs the name that its clients sign for
   */
  private record Target(String service, String signedAs) {}

  /**
   * @param verifier null where there are no keys
   */
  public ForwardRoute(Endpoints endpoints, @Nullable Verifier verifier) {
    this.endpoints = endpoints;
    this.verifier = verifier;
  }

  @Override
  public boolean matches(WebRequest request) {
    return url(target(request)) != null;
  }

  private static @Nullable Target target(WebRequest request) {
    String given = request.header("x-amz-target");
    return given == null ? null : TARGETS.get(given.replaceFirst("\\..*", ""));
  }

  private @Nullable URI url(@Nullable Target target) {
    Endpoint endpoint = target == null ? null : endpoints.find(target.service());
    return endpoint instanceof Endpoint.At(var url) ? url : null;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    Target target = target(request);
    URI url = url(target);
    if (target == null || url == null) {
      throw new IllegalStateException("Expected a request for a service elsewhere");
    }
    WebResponse refusal = refusal(request, target);
    return refusal == null ? forward(request, url) : refusal;
  }

  private @Nullable WebResponse refusal(WebRequest request, Target target) {
    if (CrossSite.isForeign(request)) {
      return error(FORBIDDEN, "AccessDeniedException", "Pages of another origin are refused.");
    }
    if (verifier == null) {
      return null;
    }
    String action = String.valueOf(request.header("x-amz-target")).replaceFirst(".*\\.", "");
    return switch (verifier.verify(request, target.signedAs())) {
      case Verdict.Refused(var fault, String message) -> error(BAD_REQUEST, fault.code(), message);
      case Verdict.Proved(var key) when !key.role().may(action) ->
          error(
              BAD_REQUEST,
              "AccessDeniedException",
              "User: %s is not authorized to perform: %s:%s"
                  .formatted(key.arn(), target.service(), action));
      case Verdict.Proved _ -> null;
    };
  }

  private WebResponse forward(WebRequest request, URI url) {
    HttpRequest.Builder onward =
        HttpRequest.newBuilder(url)
            .timeout(LONGEST)
            .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request
        .headers()
        .forEach((name, values) -> {
          if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> onward.header(name, value));
          }
        });
    try {
      return answer(client.send(onward.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      return error(
          UNAVAILABLE, "ServiceUnavailable", "The service at " + url + " does not answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return error(UNAVAILABLE, "ServiceUnavailable", "The server is being stopped.");
    }
  }

  private static WebResponse answer(HttpResponse<byte[]> response) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
            headers.put(name, values);
          }
        });
    return new WebResponse(response.statusCode(), headers, response.body());
  }

  private static WebResponse error(int status, String code, String message) {
    byte[] body = Json.writeBytes(Json.object().put("__type", code).put("message", message));
    return WebResponse.of(status, "application/x-amz-json-1.0", body)
        .with("x-amzn-ErrorType", code);
  }

  @Override
  public void close() {
    client.close();
  }
}
