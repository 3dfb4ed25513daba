package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.core.aws.AwsException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What every action works with.
 *
 * @param account whose stacks the caller sees
 */
record StackDesk(Supplier<String> account, StackControl control, TemplateTexts texts) {
  /** What those say that need a stack to be there. */
  static final String UNKNOWN = "Stack '%s' does not exist";

  /** Stacks that are there. */
  List<ShownStack> own() {
    return all().stream().filter(stack -> !stack.fate().isDeleted()).toList();
  }

  /** Those too that were deleted. */
  List<ShownStack> all() {
    String whose = account.get();
    return control.stacks().stream().filter(stack -> stack.account().equals(whose)).toList();
  }

  /** The stack of this name or ARN; a deleted one by its ARN. */
  ShownStack get(@Nullable String nameOrId) {
    return find(nameOrId, "Stack with id %s does not exist");
  }

  /**
   * The same.
   *
   * @param mould the text where there is none: AWS's actions have different ones
   */
  ShownStack find(@Nullable String nameOrId, String mould) {
    String asked = named(nameOrId);
    ShownStack found = control.stack(asked);
    if (found == null) {
      throw refusal(mould.formatted(asked));
    }
    return found;
  }

  static String named(@Nullable String nameOrId) {
    if (nameOrId == null || nameOrId.isEmpty()) {
      throw refusal("1 validation error detected: Value at 'stackName' must not be null");
    }
    return nameOrId;
  }

  static AwsException refusal(String message) {
    return AwsException.of("ValidationError", message);
  }
}
