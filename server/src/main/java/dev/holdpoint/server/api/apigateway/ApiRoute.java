package dev.holdpoint.server.api.apigateway;

import dev.holdpoint.core.apigateway.AccessLog;
import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.apigateway.CallReport;
import dev.holdpoint.core.apigateway.GatewayAnswer;
import dev.holdpoint.core.apigateway.GatewayLimits;
import dev.holdpoint.core.apigateway.GatewayRequest;
import dev.holdpoint.core.apigateway.MappingTemplates;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.access.Verifier;
import dev.holdpoint.server.http.LiveRoute;
import dev.holdpoint.server.http.StreamResponse;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import dev.holdpoint.server.logs.LogTarget;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Answers at {@code http://HOST/execute-api/{api}/{stage}/…} and, by host name, at {@code
 * {api}.execute-api.…}; for functions with an address of their own at {@code
 * http://HOST/lambda-url/{id}/…} and {@code {id}.lambda-url.…}. Thread-safe.
 */
public final class ApiRoute implements LiveRoute {
  private final Store store;
  private final ApiCall.Parts parts;
  private final ConfirmGate gate;
  private final UrlCalls urls;
  private final LogTarget logs;
  private final Apis apis = new Apis();

  /** Each node tells of its requests in a stream of its own. */
  private final String stream = UUID.randomUUID().toString().replace("-", "");

  /**
   * A route to all APIs of the store.
   *
   * @param keys of issuers of tokens
   * @param verifier proves signatures, or null where there are no access keys
   * @param logs takes the lines of access logs
   */
  public ApiRoute(
      Store store,
      Home home,
      GatewayLimits limits,
      InstantSource clock,
      MappingTemplates templates,
      Backends backends,
      ConfirmGate gate,
      KeySource keys,
      @Nullable Verifier verifier,
      LogTarget logs) {
    this.store = store;
    this.gate = gate;
    this.logs = logs;
    DeadlineCaller caller = new DeadlineCaller(backends);
    Doorman doorman = new Doorman(home, limits, clock, caller, keys, verifier);
    parts =
        new ApiCall.Parts(
            home, limits, clock, templates, caller, doorman, new KeyGate(store, clock));
    urls = new UrlCalls(home, limits, clock, templates, backends, doorman);
  }

  @Override
  public boolean matches(WebRequest request) {
    return ApiAddress.of(request) != null;
  }

  @Override
  public StreamResponse answer(WebRequest request) {
    ApiAddress address = ApiAddress.of(request);
    Served served = address == null ? null : find(address);
    if (address == null || served == null) {
      return StreamResponse.whole(
          WebResponse.json(403, Map.of("message", "Forbidden"))
              .with("x-amzn-ErrorType", "ForbiddenException"));
    }
    return switch (gate.look(served.api(), gatewayRequest(request, address), request)) {
      case ConfirmGate.Shown(var page) ->
          StreamResponse.whole(
              request.method().equals("HEAD")
                  ? new WebResponse(page.status(), page.headers(), new byte[0])
                  : page);
      case ConfirmGate.Pass(var passed) -> pass(served, passed, request);
    };
  }

  private StreamResponse pass(Served served, GatewayRequest passed, WebRequest request) {
    String requestId = UUID.randomUUID().toString();
    StreamResponse answer =
        switch (served) {
          case Served.ByApi(var api) ->
              StreamResponse.whole(response(request, answer(api, passed, requestId, request)));
          case Served.ByFunction(var function) -> urls.answer(function, passed, requestId, request);
        };
    return new StreamResponse(answer.head().with("x-amzn-RequestId", requestId), answer.content());
  }

  /** Tries a method of an API, as it is, without asking who does. */
  public CallReport test(Api api, GatewayRequest request, String requestId) {
    return new ApiCall(parts, api, request, requestId, null).answer();
  }

  /** Who answers at an address. */
  private sealed interface Served {
    Api api();

    record ByApi(Api api) implements Served {}

    record ByFunction(FunctionApi function) implements Served {
      @Override
      public Api api() {
        return function.api();
      }
    }
  }

  private @Nullable Served find(ApiAddress address) {
    return store.<@Nullable Served>read(tx -> {
      if (address.isFunction()) {
        FunctionApi function = FunctionApi.find(tx, address.id());
        return function == null ? null : new Served.ByFunction(function);
      }
      Api api = apis.serving(tx, address.id(), address.path());
      return api == null ? null : new Served.ByApi(api);
    });
  }

  private GatewayAnswer answer(Api api, GatewayRequest request, String requestId, WebRequest web) {
    CallReport report = new ApiCall(parts, api, request, requestId, web).answer();
    AccessLog log = report.log();
    if (log != null) {
      logs.write(log.group(), stream, List.of(log.line(report.values(parts.home())) + "\n"));
    }
    return report.answer();
  }

  private static GatewayRequest gatewayRequest(WebRequest request, ApiAddress address) {
    String host = request.header("host");
    return new GatewayRequest(
        request.method(),
        address.path(),
        request.rawQuery(),
        request.queryParameters(),
        forwarded(request, host == null ? "" : host),
        request.body(),
        request.remoteAddress(),
        request.hostName());
  }

  /** As AWS does, says where the request came from; what a proxy in front said stays. */
  private static Map<String, List<String>> forwarded(WebRequest request, String host) {
    Map<String, List<String>> headers = new LinkedHashMap<>(request.headers());
    List<String> before = headers.getOrDefault("x-forwarded-for", List.of());
    String peers =
        before.isEmpty()
            ? request.remoteAddress()
            : String.join(", ", before) + ", " + request.remoteAddress();
    headers.put("x-forwarded-for", List.of(peers));
    headers.putIfAbsent("x-forwarded-proto", List.of("http"));
    headers.putIfAbsent(
        "x-forwarded-port", List.of(host.matches(".*:\\d+") ? host.replaceFirst(".*:", "") : "80"));
    return headers;
  }

  private static WebResponse response(WebRequest request, GatewayAnswer answer) {
    byte[] body = request.method().equals("HEAD") ? new byte[0] : answer.body();
    return new WebResponse(answer.status(), answer.headers(), body);
  }
}
