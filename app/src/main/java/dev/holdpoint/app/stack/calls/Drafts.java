package dev.holdpoint.app.stack.calls;

import dev.holdpoint.app.stack.Plan;
import dev.holdpoint.app.stack.Sources;
import dev.holdpoint.app.stack.Stack;
import dev.holdpoint.app.stack.StackLife;
import dev.holdpoint.app.stack.StackRequest;
import dev.holdpoint.app.stack.StackRunner;
import dev.holdpoint.app.stack.StackSource;
import dev.holdpoint.app.template.Parameter;
import dev.holdpoint.app.template.References;
import dev.holdpoint.app.template.Snippets;
import dev.holdpoint.app.template.TemplateDraft;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateReader;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.server.api.cloudformation.StackAsk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes of what is asked for what can be run.
 *
 * @param objects reads what templates name in buckets
 */
record Drafts(Snippets objects) {

  /**
   * What is asked for.
   *
   * @param source by what it is to be made
   * @param plan what that comes to
   * @param expands whether a transform makes resources of its own
   */
  record Draft(StackSource source, Plan plan, boolean expands) {}

  /**
   * What is asked for, if it can be done here.
   *
   * @param life the stack's, or null where it is new
   * @param there what there is of it, or null
   */
  Draft draft(
      StackRunner stacks,
      StackAsk ask,
      String name,
      Arn id,
      @Nullable StackLife life,
      @Nullable Stack there) {
    StackSource former = life == null ? null : life.source();
    String text = ask.template() == null ? before(former) : ask.template();
    try {
      TemplateDraft read = TemplateReader.draft(text, objects);
      Map<String, String> values = values(read, ask, former, there);
      Plan plan = stacks.plan(request(name, values), text, id);
      StackSource source =
          StackSource.of(
              text,
              plan,
              values,
              ask.tags() != null ? ask.tags() : former == null ? Map.of() : former.tags(),
              ask.capabilities(),
              ask.role() != null ? ask.role() : former == null ? null : former.role());
      return new Draft(source, plan, read.sam() || read.extended());
    } catch (TemplateException e) {
      throw Refusals.invalid(e.getMessage());
    }
  }

  /** The source as it is run. */
  StackRequest request(String name, StackSource source) {
    return request(name, source.parameters());
  }

  private StackRequest request(String name, Map<String, String> values) {
    return new StackRequest(
        name, Path.of(name), Sources.inBuckets(objects), values, References.NONE);
  }

  private static String before(@Nullable StackSource former) {
    if (former == null) {
      throw Refusals.invalid("Either Template URL or Template Body must be specified.");
    }
    return former.template();
  }

  private static Map<String, String> values(
      TemplateDraft read, StackAsk ask, @Nullable StackSource former, @Nullable Stack there) {
    List<String> unknown =
        ask.parameters().keySet().stream()
            .filter(name -> !read.parameters().containsKey(name))
            .sorted()
            .toList();
    if (!unknown.isEmpty()) {
      throw Refusals.invalid("Parameters: %s do not exist in the template".formatted(unknown));
    }
    Map<String, String> known = new HashMap<>(there == null ? Map.of() : there.secrets());
    known.putAll(former == null ? Map.of() : former.parameters());
    Map<String, String> values = new HashMap<>();
    List<String> missing = new ArrayList<>();
    for (Parameter parameter : read.parameters().values()) {
      String value = value(parameter, ask.parameters().get(parameter.name()), known);
      if (value == null) {
        missing.add(parameter.name());
      } else {
        values.put(parameter.name(), value);
      }
    }
    if (!missing.isEmpty()) {
      throw Refusals.invalid("Parameters: %s must have values".formatted(missing));
    }
    return values;
  }

  /** The given one, or the one before where that is asked for; else the default. */
  private static @Nullable String value(
      Parameter parameter, StackAsk.@Nullable Given given, Map<String, String> known) {
    if (given != null && given.value() != null) {
      return given.value();
    }
    String before = given == null ? null : known.get(parameter.name());
    return before == null ? parameter.fallback() : before;
  }
}
