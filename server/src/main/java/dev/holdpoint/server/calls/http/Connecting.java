package dev.holdpoint.server.calls.http;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.events.connection.Authorization;
import dev.holdpoint.core.events.connection.Connection;
import dev.holdpoint.core.events.connection.ConnectionState;
import dev.holdpoint.core.events.connection.Connections;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.calls.CallFailure;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests with a connection's authorization: those of HTTP tasks and of API destinations. */
record Connecting(Store store, Connections connections, OAuthTokens tokens) {
  private static final String CONNECTION = "Events.ConnectionResource.";

  /** The error of a connection that will be usable soon. */
  static final String IN_PROGRESS = CONNECTION + "AuthInProgress";

  /**
   * The connection of this ARN, where calls can be made with it.
   *
   * @throws CallFailure where they cannot
   */
  Connection usable(Arn arn) {
    Connection connection = store.<@Nullable Connection>read(tx -> connections.find(tx, arn));
    if (connection == null) {
      throw new CallFailure(
          CONNECTION + "ResourceNotFound", "The connection " + arn + " does not exist");
    }
    if (connection.state() == ConnectionState.AUTHORIZING) {
      throw new CallFailure(
          IN_PROGRESS, "The connection " + arn + " is being authorized; try again later");
    }
    if (connection.state() != ConnectionState.AUTHORIZED) {
      throw new CallFailure(
          CONNECTION + "InvalidConnectionState",
          "The connection " + arn + " is in state " + connection.state());
    }
    return connection;
  }

  /** Sends a request, and lets somebody look at it. */
  interface Sender {
    Exchange send(OutsideRequest request);
  }

  /** Makes a request with the connection's authorization. */
  Exchange exchange(OutsideRequest request, Connection connection, Sender sender) {
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
    var headers = new LinkedHashMap<>(request.headers());
    HeaderRules.put(headers, header, value);
    return new OutsideRequest(request.method(), request.url(), headers, request.body());
  }
}
