package dev.holdpoint.server.api.cloudformation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.DeploymentConfig;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** What requests that make stacks have in common. */
final class Asking {
  private Asking() {}

  /** The text that is asked for, or null for the one that the stack has. */
  static @Nullable String template(
      TemplateTexts texts,
      @Nullable Boolean previous,
      @Nullable String body,
      @Nullable String url) {
    if (!Boolean.TRUE.equals(previous)) {
      return texts.get(body, url);
    }
    if (body != null || url != null) {
      throw StackDesk.refusal(
          "You cannot specify both usePreviousTemplate and Template Body or Template URL.");
    }
    return null;
  }

  static Map<String, StackAsk.Given> parameters(List<Parameter> parameters) {
    Map<String, StackAsk.Given> given = new HashMap<>();
    for (Parameter one : parameters) {
      String key = one.parameterKey();
      boolean previous = Boolean.TRUE.equals(one.usePreviousValue());
      if (key == null || previous == (one.parameterValue() != null)) {
        throw StackDesk.refusal(
            "Invalid input for parameter key %s. Cannot specify usePreviousValue as true and non empty value for a parameter"
                .formatted(key));
      }
      given.put(key, new StackAsk.Given(one.parameterValue()));
    }
    return given;
  }

  static @Nullable Map<String, String> tags(boolean any, List<Tag> tags) {
    if (!any) {
      return null;
    }
    Map<String, String> texts = new HashMap<>();
    tags.forEach(tag -> texts.put(tag.key(), tag.value()));
    return texts;
  }

  /**
   * Both say it, the second since there are modes of deployments, which are all the same here:
   * everything changes at once.
   */
  static StackControl.WhenItFails keeping(
      @Nullable Boolean disableRollback, @Nullable DeploymentConfig config) {
    boolean keeps = config != null && Boolean.TRUE.equals(config.disableRollback());
    return keeps || Boolean.TRUE.equals(disableRollback)
        ? StackControl.WhenItFails.DO_NOTHING
        : StackControl.WhenItFails.ROLLBACK;
  }
}
