package dev.holdpoint.server.calls.http;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.events.connection.Authorization;
import dev.holdpoint.core.events.connection.Connection;
import dev.holdpoint.core.events.connection.ConnectionState;
import dev.holdpoint.core.events.connection.Connections;
import dev.holdpoint.core.events.connection.HttpParameters;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.calls.CallFailure;
import dev.holdpoint.server.calls.HttpLens;
import dev.holdpoint.server.calls.OutsideCall;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code arn:aws:states:::http:invoke}: an HTTPS API, called with a connection's authorization. */
public final class HttpTask implements OutsideCall {
  private static final String SOCKET = "States.Http.Socket";
  private static final String CONNECTION = "Events.ConnectionResource.";

  private final Store store;
  private final Connections connections;
  private final HttpCaller http;
  private final OAuthTokens tokens;
  private final String region;

  public HttpTask(
      Store store, Connections connections, HttpCaller http, OAuthTokens tokens, String region) {
    this.store = store;
    this.connections = connections;
    this.http = http;
    this.tokens = tokens;
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
      Connection connection = usable(invoke.connection());
      OutsideRequest request = RequestBuilding.of(invoke, connection.invocation(), region);
      OutsideRequest plain = RequestBuilding.of(invoke, HttpParameters.of(null), region);
      Sender sender =
          sent -> {
            lens.sent(Shown.request(lens.revealsSecrets() ? sent : plain));
            Exchange exchange = http.send(sent);
            if (exchange instanceof Exchange.Answered answer) {
              lens.heard(Shown.answer(sent, answer));
            }
            return exchange;
          };
      return outcome(exchange(request, connection, sender));
    } catch (CallFailure failure) {
      return new Calls.Outcome.Failed(failure.failure());
    }
  }

  private Connection usable(Arn arn) {
    Connection connection = store.<@Nullable Connection>read(tx -> connections.find(tx, arn));
    if (connection == null) {
      throw new CallFailure(
          CONNECTION + "ResourceNotFound", "The connection " + arn + " does not exist");
    }
    if (connection.state() == ConnectionState.AUTHORIZING) {
      throw new CallFailure(
          CONNECTION + "AuthInProgress",
          "The connection " + arn + " is being authorized; try again later");
    }
    if (connection.state() != ConnectionState.AUTHORIZED) {
      throw new CallFailure(
          CONNECTION + "InvalidConnectionState",
          "The connection " + arn + " is in state " + connection.state());
    }
    return connection;
  }

  /** Sends a request, and lets somebody look at it. */
  private interface Sender {
    Exchange send(OutsideRequest request);
  }

  private Exchange exchange(OutsideRequest request, Connection connection, Sender sender) {
    return switch (connection.authorization()) {
      case Authorization.Basic basic ->
          sender.send(with(request, "Authorization", "Basic " + encoded(basic)));
      case Authorization.ApiKey key -> sender.send(with(request, key.header(), key.value()));
      case Authorization.OAuth oauth -> withToken(request, connection, oauth, sender);
    };
  }

  private static String encoded(Authorization.Basic basic) {
    byte[] both = (basic.username() + ":" + basic.password()).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(both);
  }

  /** A token that is not taken any more is fetched anew, once. */
  private Exchange withToken(
      OutsideRequest request, Connection connection, Authorization.OAuth oauth, Sender sender) {
    Exchange first = sender.send(bearing(request, tokens.token(connection, oauth)));
    boolean refused =
        first instanceof Exchange.Answered answer && List.of(401, 407).contains(answer.status());
    return refused ? sender.send(bearing(request, tokens.fetch(connection, oauth))) : first;
  }

  private static OutsideRequest bearing(OutsideRequest request, OAuthTokens.Result token) {
    return switch (token) {
      case OAuthTokens.Result.Token(String value) ->
          with(request, "Authorization", "Bearer " + value);
      case OAuthTokens.Result.None(String why) ->
          throw new CallFailure(CONNECTION + "InvalidConnectionState", why);
    };
  }

  private static OutsideRequest with(OutsideRequest request, String header, String value) {
    var headers = new java.util.LinkedHashMap<>(request.headers());
    HeaderRules.put(headers, header, value);
    return new OutsideRequest(request.method(), request.url(), headers, request.body());
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
