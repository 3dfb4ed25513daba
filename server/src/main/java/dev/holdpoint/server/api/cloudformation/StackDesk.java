package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.core.aws.AwsException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What every action works with.
 *
 * @param account whose stacks the caller sees
 * @param all every stack, in the order of their names
 */
record StackDesk(Supplier<String> account, Supplier<List<ShownStack>> all) {

  List<ShownStack> own() {
    String whose = account.get();
    return all.get().stream().filter(stack -> stack.account().equals(whose)).toList();
  }

  /** The stack of this name or ARN. */
  ShownStack get(@Nullable String nameOrId) {
    if (nameOrId == null || nameOrId.isEmpty()) {
      throw refusal("1 validation error detected: Value at 'stackName' must not be null");
    }
    return own().stream()
        .filter(stack -> stack.isCalled(nameOrId))
        .findFirst()
        .orElseThrow(() -> refusal("Stack with id " + nameOrId + " does not exist"));
  }

  static AwsException refusal(String message) {
    return AwsException.of("ValidationError", message);
  }
}
