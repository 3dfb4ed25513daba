package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.aws.AwsException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which of an API's routes a request takes. */
final class Routing {
  private static final Set<String> METHODS =
      Set.of(Route.ANY, "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  /** One route that fits the path. */
  private record Candidate(Route route, PathTemplate template, Map<String, String> parameters) {
    RouteMatch match() {
      return new RouteMatch(route, parameters);
    }
  }

  private Routing() {}

  /** Refuses a route that could never be taken. */
  static void check(ApiKind kind, Route route) {
    boolean isDefault = route.isDefault() && kind == ApiKind.HTTP;
    if (!METHODS.contains(route.method())) {
      throw bad("Invalid HTTP method: " + route.method());
    }
    if (!isDefault
        && !(route.path().startsWith("/") && PathTemplate.of(route.path()).isWellFormed())) {
      throw bad("Invalid resource path: " + route.path());
    }
    if (kind == ApiKind.REST && route.format() != PayloadFormat.V1) {
      throw bad("REST APIs know payload format version 1.0 only");
    }
  }

  /** The route, or null where there is none for that method and path. */
  static @Nullable RouteMatch find(Api api, String method, String path) {
    return switch (api.kind()) {
      case REST -> findRest(api, method, path);
      case HTTP -> findHttp(api, method, path);
    };
  }

  /** A REST API chooses the resource first: only then its method counts, without a second try. */
  private static @Nullable RouteMatch findRest(Api api, String method, String path) {
    List<Candidate> fitting =
        candidates(api, plain(path))
            .sorted(Comparator.comparing(c -> c.template().rank()))
            .toList();
    return fitting.stream()
        .filter(c -> c.template().equals(fitting.getFirst().template()))
        .filter(c -> c.route().accepts(method))
        .min(Comparator.comparing(c -> c.route().method().equals(Route.ANY)))
        .map(Candidate::match)
        .orElse(null);
  }

  /** One slash more at the end, and any number at the beginning, count for nothing. */
  private static String plain(String path) {
    String led = path.replaceFirst("^/+", "/");
    return led.length() > 1 && led.endsWith("/") ? led.substring(0, led.length() - 1) : led;
  }

  /** An HTTP API chooses among the routes of that method: full, then greedy, then the default. */
  private static @Nullable RouteMatch findHttp(Api api, String method, String path) {
    return candidates(api, path)
        .filter(c -> c.route().accepts(method))
        .min(
            Comparator.comparing((Candidate c) -> c.template().hasGreedyPart())
                .thenComparing(c -> c.template().rank())
                .thenComparing(c -> c.route().method().equals(Route.ANY)))
        .map(Candidate::match)
        .orElseGet(() -> fallback(api));
  }

  private static Stream<Candidate> candidates(Api api, String path) {
    List<String> parts = PathTemplate.split(path);
    return api.routes().stream()
        .filter(route -> !route.isDefault())
        .map(route -> candidate(route, parts))
        .filter(Objects::nonNull);
  }

  private static @Nullable Candidate candidate(Route route, List<String> path) {
    PathTemplate template = PathTemplate.of(route.path());
    Map<String, String> parameters = template.match(path);
    return parameters == null ? null : new Candidate(route, template, parameters);
  }

  private static @Nullable RouteMatch fallback(Api api) {
    return api.routes().stream()
        .filter(Route::isDefault)
        .findFirst()
        .map(route -> new RouteMatch(route, Map.of()))
        .orElse(null);
  }

  private static AwsException bad(String message) {
    return AwsException.of("BadRequestException", message);
  }
}
