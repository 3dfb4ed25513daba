package dev.holdpoint.core.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One step of a path that names exactly one place. */
sealed interface Step {
  /** What the step leads to, or null where it leads nowhere. */
  @Nullable JsonNode from(JsonNode node);

  record Property(String name) implements Step {
    @Override
    public @Nullable JsonNode from(JsonNode node) {
      return node.isObject() ? node.get(name) : null;
    }
  }

  record Element(int index) implements Step {
    @Override
    public @Nullable JsonNode from(JsonNode node) {
      return node.isArray() ? node.get(index < 0 ? node.size() + index : index) : null;
    }
  }

  /** {@code .name}, {@code ['name']} or {@code [7]}. */
  Pattern PLAIN =
      Pattern.compile(
          "\\.([^\\s.\\[\\]()'\"*?@,\\\\]++)"
              + "|\\['((?:[^'\\\\]|\\\\.)++)'\\]"
              + "|\\[\"((?:[^\"\\\\]|\\\\.)++)\"\\]"
              + "|\\[(-?\\d{1,9}+)\\]");

  /** As AWS was seen to do it: a backslash before anything else stays. */
  Pattern ESCAPE = Pattern.compile("\\\\(['\\\\])");

  /** The steps of a plain path, or null where it is more than that. */
  static @Nullable List<Step> plain(String path) {
    List<Step> steps = new ArrayList<>();
    Matcher matcher = PLAIN.matcher(path);
    int at = 1;
    while (at < path.length()) {
      if (!matcher.region(at, path.length()).lookingAt()) {
        return null;
      }
      steps.add(step(matcher));
      at = matcher.end();
    }
    return List.copyOf(steps);
  }

  private static Step step(Matcher matcher) {
    String index = matcher.group(4);
    if (index != null) {
      return new Element(Integer.parseInt(index));
    }
    for (int group = 1; group < 4; group++) {
      String name = matcher.group(group);
      if (name != null) {
        return new Property(ESCAPE.matcher(name).replaceAll("$1"));
      }
    }
    throw new IllegalStateException("Expected a step, but there is none");
  }
}
