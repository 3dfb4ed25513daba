package dev.holdpoint.app.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.apigateway.HttpCall;
import dev.holdpoint.core.apigateway.Incoming;
import dev.holdpoint.core.apigateway.ServiceUri;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.server.api.apigateway.Backends;
import dev.holdpoint.server.api.apigateway.ServiceRequest;
import dev.holdpoint.server.api.lambda.FunctionCaller;
import dev.holdpoint.server.calls.FunctionCall;
import dev.holdpoint.server.calls.http.AddressCaller;
import dev.holdpoint.server.host.AnswerSink;
import dev.holdpoint.server.http.WebResponse;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What APIs call: functions, our own services, and addresses outside.
 *
 * @param doors to the services of AWS, open: whoever may set up an API may let it call them
 */
record GatewayBackends(
    FunctionCaller functions, ServiceDoors doors, AddressCaller addresses, Home home)
    implements Backends {
  @Override
  public @Nullable Incoming invoke(String functionArn, byte[] payload, String requestId) {
    return ended(functionArn, payload, requestId, null);
  }

  @Override
  public @Nullable Incoming stream(
      String functionArn, byte[] payload, String requestId, AnswerSink sink) {
    return ended(functionArn, payload, requestId, sink);
  }

  private @Nullable Incoming ended(
      String functionArn, byte[] payload, String requestId, @Nullable AnswerSink sink) {
    try {
      FunctionCall.Result result =
          functions.invoke(functionArn, new String(payload, UTF_8), requestId, sink);
      return new Incoming.FromFunction(
          result.payload().getBytes(UTF_8), result.functionError() != null);
    } catch (AwsException refused) {
      String reason = refused.members().get("Reason");
      return reason == null ? null : new Incoming.Throttled(reason);
    }
  }

  @Override
  public boolean enqueue(String functionArn, byte[] payload) {
    String path = "/2015-03-31/functions/" + URLEncoder.encode(functionArn, UTF_8) + "/invocations";
    ServiceUri lambda = new ServiceUri(home.region(), "lambda", null, path);
    Map<String, List<String>> headers = Map.of("X-Amz-Invocation-Type", List.of("Event"));
    Incoming.FromHttp answer = call(lambda, new HttpCall("POST", path, Map.of(), headers, payload));
    return answer != null && answer.status() < 300;
  }

  @Override
  public Incoming.@Nullable FromHttp call(ServiceUri service, HttpCall call) {
    WebResponse response = doors.call(ServiceRequest.of(service, call, home));
    if (response == null) {
      return null;
    }
    Map<String, List<String>> headers = new LinkedHashMap<>();
    response
        .headers()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return new Incoming.FromHttp(response.status(), headers, response.body());
  }

  @Override
  public Incoming.@Nullable FromHttp call(HttpCall call) {
    String query = ServiceRequest.written(call.query());
    String joint = call.address().contains("?") ? "&" : "?";
    AddressCaller.Answer answer =
        addresses.send(
            call.method(),
            query.isEmpty() ? call.address() : call.address() + joint + query,
            call.headers(),
            call.body());
    return answer == null
        ? null
        : new Incoming.FromHttp(answer.status(), answer.headers(), answer.body());
  }
}
