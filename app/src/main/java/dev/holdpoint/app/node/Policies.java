package dev.holdpoint.app.node;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.wire.ResourcePolicies;
import org.jspecify.annotations.Nullable;

/** The policies of queues, topics, functions and buses, as they are stored. */
record Policies(Store store, Core core, Lambda lambda) implements ResourcePolicies {
  @Override
  public @Nullable String of(Arn resource) {
    return store.read(tx ->
        switch (resource.service()) {
          case "sqs" -> ofQueue(tx, resource);
          case "sns" -> core.topics.policy(tx, resource);
          case "lambda" -> ofFunction(tx, resource);
          case "events" -> core.buses.policy(tx, resource);
          default -> null;
        });
  }

  private @Nullable String ofQueue(Tx tx, Arn arn) {
    Queue queue = core.queues.find(tx, arn);
    return queue == null ? null : queue.policy();
  }

  private @Nullable String ofFunction(Tx tx, Arn arn) {
    Function function = lambda.functions.find(tx, arn);
    return function == null || function.policy().isEmpty()
        ? null
        : lambda.functions.policy(function);
  }
}
