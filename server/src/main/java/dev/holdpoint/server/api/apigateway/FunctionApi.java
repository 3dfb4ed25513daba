package dev.holdpoint.server.api.apigateway;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.ApiKind;
import dev.holdpoint.core.apigateway.Cors;
import dev.holdpoint.core.apigateway.Integration;
import dev.holdpoint.core.apigateway.MethodRequest;
import dev.holdpoint.core.apigateway.PayloadFormat;
import dev.holdpoint.core.apigateway.Route;
import dev.holdpoint.core.apigateway.Stage;
import dev.holdpoint.core.lambda.FunctionUrl;
import dev.holdpoint.core.lambda.FunctionUrls;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function's own address: as an HTTP API whose one route takes every request, whose events it
 * gets (payload format 2.0).
 *
 * @param streams whether answers go on as they are made
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html">AWS: invoking
 *     function URLs</a>
 */
record FunctionApi(Api api, boolean streams) {
  private static final FunctionUrls URLS = new FunctionUrls();

  /** Null where no function has this address. */
  static @Nullable FunctionApi find(Tx tx, String id) {
    FunctionUrl url = URLS.find(tx, id);
    if (url == null) {
      return null;
    }
    MethodRequest asks =
        new MethodRequest(Map.of(), Map.of(), null, null, List.of(), url.isSigned(), false);
    Integration integration = Integration.proxy(url.function().value(), PayloadFormat.URL);
    Route route = new Route(Route.ANY, Route.DEFAULT, integration, asks);
    Api api =
        new Api(
            id,
            url.name(),
            ApiKind.HTTP,
            List.of(new Stage(Stage.DEFAULT, Map.of())),
            List.of(route),
            List.of());
    return new FunctionApi(
        url.cors() == null ? api : api.with(api.parts().cors(cors(url.cors()))), url.isStreamed());
  }

  /** A function URL that says nothing of methods allows all of them. */
  private static Cors cors(FunctionUrl.Cors cors) {
    return new Cors(
        cors.allowOrigins(),
        cors.allowMethods().isEmpty() ? List.of("*") : cors.allowMethods(),
        cors.allowHeaders(),
        cors.exposeHeaders(),
        cors.allowCredentials(),
        cors.maxAge());
  }
}
