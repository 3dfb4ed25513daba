package dev.holdpoint.core.events.connection;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A connection as it is kept, secrets and all; {@link Secrets#hidden} is what may be shown of it.
 *
 * @param revision grows with every change, so that a token that was fetched for an older one is
 *     known
 * @param parameters AWS's {@code AuthParameters}, with AWS's names
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Connection(
    String name,
    Arn arn,
    Arn secretArn,
    int revision,
    @Nullable String description,
    AuthorizationType type,
    JsonNode parameters,
    ConnectionState state,
    @Nullable String stateReason,
    Instant createdAt,
    Instant modifiedAt,
    @Nullable Instant authorizedAt) {

  /** What is sent with every call, as AWS's {@code InvocationHttpParameters}. */
  public HttpParameters invocation() {
    return HttpParameters.of(parameters.get("InvocationHttpParameters"));
  }

  /** How its calls are authorized. */
  public Authorization authorization() {
    return Authorization.of(type, parameters);
  }

  Connection changed(
      @Nullable String newDescription, AuthorizationType newType, JsonNode all, Instant now) {
    return new Connection(
        name,
        arn,
        secretArn,
        revision + 1,
        newDescription,
        newType,
        all,
        state,
        null,
        createdAt,
        now,
        authorizedAt);
  }

  Connection in(ConnectionState next, @Nullable String reason, Instant now) {
    return new Connection(
        name,
        arn,
        secretArn,
        revision,
        description,
        type,
        parameters,
        next,
        reason,
        createdAt,
        modifiedAt,
        next == ConnectionState.AUTHORIZED ? now : authorizedAt);
  }

  /** Without what it proves itself with. */
  Connection forgotten(Instant now) {
    return new Connection(
            name,
            arn,
            secretArn,
            revision + 1,
            description,
            type,
            Secrets.hidden(parameters),
            state,
            null,
            createdAt,
            now,
            authorizedAt)
        .in(ConnectionState.DEAUTHORIZED, null, now);
  }

  /** Says nothing of the parameters: a record's own text would show secrets. */
  @Override
  public String toString() {
    return "Connection[arn=" + arn + ", state=" + state + "]";
  }
}
