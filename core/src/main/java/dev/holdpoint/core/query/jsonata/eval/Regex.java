package dev.holdpoint.core.query.jsonata.eval;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import dev.holdpoint.core.query.jsonata.syntax.Numerals;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A regular expression as a function: it finds the first match, which knows the next one. */
record Regex(Pattern pattern, int position) implements Procedure {
  @Override
  public int arity() {
    return 2;
  }

  @Override
  public @Nullable JsonNode call(
      Run run, List<@Nullable JsonNode> arguments, @Nullable JsonNode input) {
    JsonNode text = arguments.isEmpty() ? null : arguments.getFirst();
    if (text == null || !text.isString()) {
      return null;
    }
    JsonNode from = arguments.size() < 2 ? null : arguments.get(1);
    int start = from != null && from.isNumber() ? (int) Math.max(0, from.doubleValue()) : 0;
    return find(run.matcher(pattern, text.stringValue()), text.stringValue(), start);
  }

  private @Nullable JsonNode find(Matcher matcher, String text, int from) {
    if (from > text.length() || !matcher.find(from)) {
      return null;
    }
    Fields match = new Fields();
    match.put("match", matcher.group());
    match.set("start", Numerals.node(matcher.start()));
    match.set("end", Numerals.node(matcher.end()));
    Items groups = Items.array();
    for (int i = 1; i <= matcher.groupCount(); i++) {
      String group = matcher.group(i);
      groups.add(group == null ? Json.nullNode() : Json.text(group));
    }
    match.set("groups", groups);
    match.set("next", Values.of(new Next(this, matcher, text, matcher.end())));
    return match;
  }

  /** The way to the match behind this one. */
  private record Next(Regex regex, Matcher matcher, String text, int from) implements Procedure {
    @Override
    public int arity() {
      return 0;
    }

    @Override
    public @Nullable JsonNode call(
        Run run, List<@Nullable JsonNode> arguments, @Nullable JsonNode input) {
      if (from >= text.length()) {
        return null;
      }
      JsonNode next = regex.find(matcher, text, from);
      if (next != null && next.path("match").stringValue().isEmpty()) {
        throw new Fault(FaultCode.D1004, regex.position).with("value", regex.pattern.pattern());
      }
      return next;
    }
  }
}
