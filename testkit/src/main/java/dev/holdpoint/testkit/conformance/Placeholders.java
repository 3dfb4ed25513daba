package dev.holdpoint.testkit.conformance;

import dev.holdpoint.core.json.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What differs from run to run: {@code <name>} or {@code <name:1>}, and what it stands for. */
final class Placeholders {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("<(?<name>[A-Za-z][A-Za-z0-9_.-]*)(?::(?<number>\\d+))?>");
  private static final Pattern NUMBERED = Pattern.compile(".*(:\\d+|_\\d+idx)>");

  private final Map<String, String> bound = new HashMap<>();
  private final String account;

  Placeholders(String account, String region) {
    this.account = account;
    bind("<account_id>", account);
    bind("<region>", region);
  }

  /** The same, but bound apart from now on. */
  Placeholders copy() {
    Placeholders copy = new Placeholders(account, "");
    copy.bound.putAll(bound);
    return copy;
  }

  void bind(String placeholder, String value) {
    bound.put(placeholder, value);
  }

  /** The text with values; those that a run invents are invented when they are first used. */
  String fill(String text) {
    return PLACEHOLDER.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match)));
  }

  /** The tree with values. */
  JsonNode fill(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode filled = Json.object();
        Step.byName(object).forEach((name, value) -> filled.set(name, fill(value)));
        yield filled;
      }
      case ArrayNode array -> {
        ArrayNode filled = Json.array();
        array.values().forEach(value -> filled.add(fill(value)));
        yield filled;
      }
      default -> node.isString() ? Json.text(fill(node.stringValue())) : node;
    };
  }

  private String value(MatchResult match) {
    String known = bound.get(match.group());
    if (known != null) {
      return known;
    }
    String fresh = UUID.randomUUID().toString();
    @Nullable String value =
        switch (match.group("name")) {
          case "uid" -> fresh.substring(0, 8);
          case "uuid" -> fresh;
          case "role_arn" -> "arn:aws:iam::" + account + ":role/role-" + fresh.substring(0, 8);
          default -> null;
        };
    if (value == null) {
      return match.group();
    }
    bind(match.group(), value);
    return value;
  }

  /** Whether a recorded value stands for any JSON value. */
  boolean isAnything(String recorded) {
    return PLACEHOLDER.matcher(recorded).matches()
        && !NUMBERED.matcher(recorded).matches()
        && !bound.containsKey(recorded);
  }

  /**
   * Whether a text is what was recorded. Where it is, numbered placeholders stand for what they
   * stood for here from now on.
   */
  boolean matches(String recorded, String got) {
    Map<String, String> groups = new LinkedHashMap<>();
    Matcher matcher = Pattern.compile(pattern(recorded, groups), Pattern.DOTALL).matcher(got);
    if (!matcher.matches()) {
      return false;
    }
    groups.forEach((placeholder, group) -> bind(placeholder, matcher.group(group)));
    return true;
  }

  private String pattern(String recorded, Map<String, String> groups) {
    StringBuilder pattern = new StringBuilder();
    int end = 0;
    for (MatchResult match : found(recorded)) {
      pattern.append(Pattern.quote(recorded.substring(end, match.start())));
      pattern.append(pattern(match, groups));
      end = match.end();
    }
    return pattern.append(Pattern.quote(recorded.substring(end))).toString();
  }

  private String pattern(MatchResult match, Map<String, String> groups) {
    String placeholder = match.group();
    String value = bound.get(placeholder);
    if (value != null) {
      return Pattern.quote(value);
    }
    if (!NUMBERED.matcher(placeholder).matches()) {
      return ".*?";
    }
    String group = groups.get(placeholder);
    if (group != null) {
      return "\\k<" + group + ">";
    }
    groups.put(placeholder, "g" + groups.size());
    return "(?<" + groups.get(placeholder) + ">.+?)";
  }

  private static List<MatchResult> found(String text) {
    return PLACEHOLDER.matcher(text).results().toList();
  }

  /**
   * A uid that a recording forgot to blank, as in {@code queue-73e08fde} where the call says {@code
   * queue-<uid:2>}: the run takes the recorded one, as any will do.
   */
  void adoptForgotten(Case given) {
    String calls =
        Json.write(
            given.steps().stream()
                .map(step -> step instanceof Step.Call call ? call.params() : Json.nullNode())
                .toList());
    String recorded = Json.write(given.recorded());
    for (MatchResult match : found(calls)) {
      if (match.group("name").equals("uid")) {
        adopt(match.group(), before(calls, match.start()), recorded);
      }
    }
  }

  private void adopt(String placeholder, String before, String recorded) {
    if (before.length() < 6) {
      return;
    }
    List<String> values =
        Pattern.compile(
                "(?<![\\w.-])" + Pattern.quote(before) + "([0-9a-f]{8})(?![\\w-])",
                Pattern.UNICODE_CHARACTER_CLASS)
            .matcher(recorded)
            .results()
            .map(match -> match.group(1))
            .distinct()
            .toList();
    if (values.size() == 1) {
      bind(placeholder, values.getFirst());
    }
  }

  /** The name that leads to a place. */
  private static String before(String text, int end) {
    int start = end;
    while (start > 0 && end - start < 40 && isOfName(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start, end);
  }

  private static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
  }
}
