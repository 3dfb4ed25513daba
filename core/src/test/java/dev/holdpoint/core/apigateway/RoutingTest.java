package dev.holdpoint.core.apigateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.aws.AwsException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {
  private static final String[] PETS = {
    "GET /pets/dog/1", "GET /pets/dog/{id}", "GET /pets/{proxy+}", "ANY /{proxy+}", "ANY $default"
  };

  @ParameterizedTest
  @CsvSource({
    "GET, /pets/dog/1, GET /pets/dog/1",
    "GET, /pets/dog/2, GET /pets/dog/{id}",
    "GET, /pets/cat/1, GET /pets/{proxy+}",
    "POST, /test/5, ANY /{proxy+}",
    "POST, /pets/dog/1, ANY /{proxy+}",
    "GET, /, $default",
  })
  void httpApiTakesTheMostSpecificRouteOfTheMethod(String method, String path, String taken) {
    assertEquals(taken, taken(http(PETS), method, path));
  }

  @Test
  void httpApiPrefersAFullMatchToAGreedyOne() {
    assertEquals("GET /{a}/{b}", taken(http("GET /x/{proxy+}", "GET /{a}/{b}"), "GET", "/x/y"));
  }

  @Test
  void httpApiWithoutDefaultKnowsNoOtherPath() {
    assertNull(taken(http("GET /a"), "GET", "/b"));
    assertNull(taken(http("GET /a"), "POST", "/a"));
    assertNull(taken(http("GET /a"), "GET", "/a/"));
    assertNull(taken(http("GET /a"), "GET", "//a"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /a/b, GET /a/b",
    "GET, /a/c, ANY /a/{id}",
    "GET, /a/c/d, ANY /{proxy+}",
    "GET, /a/b/, GET /a/b",
    "GET, //a/b, GET /a/b",
    "GET, ///a/c/, ANY /a/{id}",
  })
  void restApiTakesTheMostSpecificResource(String method, String path, String taken) {
    assertEquals(taken, taken(rest("GET /a/b", "ANY /a/{id}", "ANY /{proxy+}"), method, path));
  }

  @Test
  void restApiDoesNotTryAnotherResourceForTheMethod() {
    assertNull(taken(rest("GET /a/b", "ANY /{proxy+}"), "POST", "/a/b"));
  }

  @Test
  void methodOfItsOwnBeatsAny() {
    assertEquals("POST /a", taken(rest("ANY /a", "POST /a"), "POST", "/a"));
    assertEquals("POST /a", taken(http("ANY /a", "POST /a"), "POST", "/a"));
  }

  @Test
  void pathParametersAreTaken() {
    assertEquals(Map.of("id", "7"), parameters("GET /a/{id}", "/a/7"));
    assertEquals(Map.of("proxy", "b/c%20d"), parameters("GET /a/{proxy+}", "/a/b/c%20d"));
    assertEquals(Map.of("proxy", "a/b"), parameters("GET /{proxy+}", "//a/b"));
    assertNull(Routing.find(rest("GET /a/{proxy+}"), "GET", "/a"));
    assertNull(Routing.find(rest("GET /a/{id}"), "GET", "/a//"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GET a", "TRACE /a", "GET /{proxy+}/a", "GET /{}", "GET /a{b}", "ANY $default"})
  void routeThatCouldNeverBeTakenIsRefused(String route) {
    assertThrows(AwsException.class, () -> Routing.check(ApiKind.REST, route(route)));
  }

  @Test
  void stageComesOffThePath() {
    Api rest = rest("GET /a").with(new Stage("prod", Map.of()));
    assertEquals("/a", path(rest, "/prod/a"));
    assertEquals("/", path(rest, "/prod"));
    assertNull(StagedPath.of(rest, "/other/a"));
    Api http = http("GET /a").with(new Stage("$default", Map.of()));
    assertEquals("/prod/a", path(http, "/prod/a"));
    assertEquals("/a", path(http.with(new Stage("prod", Map.of())), "/prod/a"));
  }

  private static @Nullable String path(Api api, String path) {
    StagedPath staged = StagedPath.of(api, path);
    return staged == null ? null : staged.path();
  }

  private static Map<String, String> parameters(String route, String path) {
    RouteMatch match = Routing.find(rest(route), "GET", path);
    return match == null ? Map.of() : match.pathParameters();
  }

  private static @Nullable String taken(Api api, String method, String path) {
    RouteMatch match = Routing.find(api, method, path);
    return match == null ? null : match.route().key();
  }

  private static Api rest(String... routes) {
    return api(ApiKind.REST, routes);
  }

  private static Api http(String... routes) {
    return api(ApiKind.HTTP, routes);
  }

  private static Api api(ApiKind kind, String... routes) {
    List<Route> all = Arrays.stream(routes).map(RoutingTest::route).toList();
    return new Api("abc", "test", kind, List.of(), all, List.of());
  }

  private static Route route(String key) {
    String[] parts = key.split(" ");
    return Route.proxy(parts[0], parts[1], "arn:aws:lambda:::function:f", PayloadFormat.V1);
  }
}
