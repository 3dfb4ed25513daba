package dev.holdpoint.app.stack.bucket;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which files {@code aws s3 sync} looks at: all but those that are excluded, and those again that
 * are included. What it does not look at is neither put nor deleted.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cli/latest/reference/s3/index.html#use-of-exclude-and-include-filters">AWS:
 *     Use of Exclude and Include Filters</a>
 */
record SyncFilter(List<Pattern> excluded, List<Pattern> included) implements Predicate<String> {

  /** Filters as the shell writes them: {@code *} also takes slashes. */
  static SyncFilter of(List<String> exclude, List<String> include) {
    return new SyncFilter(
        exclude.stream().map(SyncFilter::pattern).toList(),
        include.stream().map(SyncFilter::pattern).toList());
  }

  /** Whether a path below the folder or the prefix is looked at. */
  @Override
  public boolean test(String path) {
    return matches(included, path) || !matches(excluded, path);
  }

  private static boolean matches(List<Pattern> patterns, String path) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(path).matches());
  }

  private static Pattern pattern(String filter) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < filter.length(); i++) {
      char c = filter.charAt(i);
      int end = c == '[' ? filter.indexOf(']', i + 2) : -1;
      if (end > 0) {
        parts.add(set(filter.substring(i + 1, end)));
        i = end;
      } else {
        parts.add(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(String.join("", parts), Pattern.DOTALL);
  }

  private static String set(String inside) {
    boolean not = inside.startsWith("!");
    String chars = (not ? inside.substring(1) : inside).replaceAll("[\\[\\]\\\\&^]", "\\\\$0");
    return "[" + (not ? "^" : "") + chars + "]";
  }
}
