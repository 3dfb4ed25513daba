package dev.holdpoint.server.calls.http;

import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.events.connection.Connection;
import dev.holdpoint.core.events.connection.Connections;
import dev.holdpoint.core.events.connection.HttpParameters;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.calls.CallFailure;
import dev.holdpoint.server.calls.HttpLens;
import dev.holdpoint.server.calls.OutsideCall;

/** {@code arn:aws:states:::http:invoke}: an HTTPS API, called with a connection's authorization. */
public final class HttpTask implements OutsideCall {
  private static final String SOCKET = "States.Http.Socket";

  private final HttpCaller http;
  private final Connecting connecting;
  private final String region;

  public HttpTask(
      Store store, Connections connections, HttpCaller http, OAuthTokens tokens, String region) {
    this.http = http;
    this.connecting = new Connecting(store, connections, tokens);
    this.region = region;
  }

  @Override
  public Calls.Outcome call(Effect.CallTask call, String requestId) {
    return call(call, requestId, HttpLens.NONE);
  }

  @Override
  public Calls.Outcome call(Effect.CallTask call, String requestId, HttpLens lens) {
    try {
      HttpInvoke invoke = HttpInvoke.read(call.parameters());
      Connection connection = connecting.usable(invoke.connection());
      OutsideRequest request = RequestBuilding.of(invoke, connection.invocation(), region);
      OutsideRequest plain = RequestBuilding.of(invoke, HttpParameters.of(null), region);
      Connecting.Sender sender =
          sent -> {
            lens.sent(Shown.request(lens.revealsSecrets() ? sent : plain));
            Exchange exchange = http.send(sent);
            if (exchange instanceof Exchange.Answered answer) {
              lens.heard(Shown.answer(sent, answer));
            }
            return exchange;
          };
      return outcome(connecting.exchange(request, connection, sender));
    } catch (CallFailure failure) {
      return new Calls.Outcome.Failed(failure.failure());
    }
  }

  private static Calls.Outcome outcome(Exchange exchange) {
    return switch (exchange) {
      case Exchange.Answered answer when !answer.isSuccess() ->
          failed("States.Http.StatusCode." + answer.status(), ResultShape.cause(answer));
      case Exchange.Answered answer when isBinary(answer) ->
          failed(
              Failure.RUNTIME,
              "The response of type '" + answer.mediaType() + "' cannot be read as text");
      case Exchange.Answered answer -> new Calls.Outcome.Answered(ResultShape.of(answer, true));
      case Exchange.TooLarge() ->
          failed(
              Failure.DATA_LIMIT_EXCEEDED,
              "The response exceeds the maximum of " + HttpCaller.MOST_BYTES + " bytes");
      case Exchange.Broken(_, String why) -> failed(SOCKET, why);
      case Exchange.Forbidden(String why) -> failed(Failure.RUNTIME, why);
    };
  }

  private static boolean isBinary(Exchange.Answered answer) {
    String type = answer.mediaType();
    return type.equals("application/octet-stream")
        || type.startsWith("image/")
        || type.startsWith("video/")
        || type.startsWith("audio/")
        || ResultShape.text(answer.body()) == null;
  }

  private static Calls.Outcome failed(String error, String cause) {
    return new Calls.Outcome.Failed(Failure.of(error, cause));
  }
}
