package dev.holdpoint.core.apigateway;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A resource path: literal parts, {@code {name}} for one part, {@code {name+}} for the rest. */
record PathTemplate(List<String> parts) {
  static PathTemplate of(String path) {
    return new PathTemplate(split(path));
  }

  /** The parts of a path; none for the root. An empty last part stands for a slash at the end. */
  static List<String> split(String path) {
    String inner = path.startsWith("/") ? path.substring(1) : path;
    return inner.isEmpty() ? List.of() : Arrays.asList(inner.split("/", -1));
  }

  /** The path parameters, still encoded, or null where the path is another one. */
  @Nullable Map<String, String> match(List<String> path) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (i >= path.size()) {
        return null;
      }
      if (isGreedy(part)) {
        String rest = String.join("/", path.subList(i, path.size()));
        parameters.put(name(part), rest);
        return rest.isEmpty() ? null : parameters;
      }
      if (isVariable(part) && !path.get(i).isEmpty()) {
        parameters.put(name(part), path.get(i));
      } else if (!part.equals(path.get(i))) {
        return null;
      }
    }
    return parts.size() == path.size() ? parameters : null;
  }

  /** Smaller is more specific: at the first part that differs a literal beats a variable. */
  String rank() {
    StringBuilder rank = new StringBuilder();
    parts.forEach(part -> rank.append(isGreedy(part) ? '2' : isVariable(part) ? '1' : '0'));
    return rank.toString();
  }

  boolean hasGreedyPart() {
    return parts.stream().anyMatch(PathTemplate::isGreedy);
  }

  /** Only the last part may take the rest. */
  boolean isWellFormed() {
    return parts.stream().limit(Math.max(0, parts.size() - 1)).noneMatch(PathTemplate::isGreedy)
        && parts.stream().noneMatch(part -> !isVariable(part) && part.matches(".*[{}].*"));
  }

  private static boolean isVariable(String part) {
    return part.matches("\\{[A-Za-z0-9._$:-]+\\+?}");
  }

  private static boolean isGreedy(String part) {
    return part.endsWith("+}") && isVariable(part);
  }

  private static String name(String part) {
    return part.substring(1, part.length() - (isGreedy(part) ? 2 : 1));
  }
}
