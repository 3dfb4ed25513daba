package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.LambdaError;
import dev.holdpoint.core.store.Tx;
import org.jspecify.annotations.Nullable;

/** What tags are put on: functions, by their ARNs. */
final class TaggedFunction {
  private TaggedFunction() {}

  static Function find(LambdaParts parts, Tx tx, @Nullable String resource) {
    Arn arn = Arn.of(resource == null ? "" : resource);
    if (!arn.service().equals("lambda")) {
      throw LambdaError.parameter("The ARN is of no function: " + resource);
    }
    String[] named = arn.resource().split(":");
    if (!named[0].equals("function")) {
      throw LambdaError.parameter("Holdpoint keeps tags of functions alone, not of " + resource);
    }
    if (named.length > 2) {
      throw LambdaError.parameter(
          "Tags on function aliases and versions are not supported. Please specify either a"
              + " function name or an unqualified function ARN.");
    }
    return parts.functions().byName(tx, parts.turns().home(), arn.value());
  }
}
