package dev.holdpoint.server.calls.http;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.events.connection.Authorization;
import dev.holdpoint.core.events.connection.Connection;
import dev.holdpoint.core.events.connection.Connections;
import dev.holdpoint.core.events.connection.FirstToken;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.work.OutboxHandler;
import org.jspecify.annotations.Nullable;

/** Fetches a connection's first token, which tells whether the connection can be used. */
public final class FirstTokenCall implements OutboxHandler {
  private final Store store;
  private final Turns turns;
  private final Connections connections;
  private final OAuthTokens tokens;

  public FirstTokenCall(Store store, Turns turns, Connections connections, OAuthTokens tokens) {
    this.store = store;
    this.turns = turns;
    this.connections = connections;
    this.tokens = tokens;
  }

  @Override
  public Outcome handle(OutboxEntry entry) {
    FirstToken of = entry.as(FirstToken.class);
    Connection connection = store.<@Nullable Connection>read(tx -> connections.find(tx, of.arn()));
    if (connection == null
        || connection.revision() != of.revision()
        || !(connection.authorization() instanceof Authorization.OAuth oauth)) {
      // Changed or deleted meanwhile: then another debt is owed, or none.
      return Outcome.DONE;
    }
    String failure =
        switch (tokens.fetch(connection, oauth)) {
          case OAuthTokens.Result.Token _ -> null;
          case OAuthTokens.Result.None(String why) -> why;
        };
    return new Outcome.Done(tx -> connections.authorized(tx, turns.now(), of, failure));
  }
}
