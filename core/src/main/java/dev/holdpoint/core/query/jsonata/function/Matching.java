package dev.holdpoint.core.query.jsonata.function;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.jsonata.eval.Fields;
import dev.holdpoint.core.query.jsonata.eval.Items;
import dev.holdpoint.core.query.jsonata.eval.Procedure;
import dev.holdpoint.core.query.jsonata.eval.Run;
import dev.holdpoint.core.query.jsonata.eval.Values;
import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Functions that look for patterns: regular expressions, or functions that act as such. */
final class Matching {
  private Matching() {}

  /** What a matcher answers: where it found something, and how to go on. */
  record Match(ObjectNode node, String text, int start, int end) {
    ArrayNode groups() {
      return node.get("groups") instanceof ArrayNode groups ? groups : Items.array();
    }

    @Nullable Match next(Run run) {
      Procedure next = Values.procedure(node.get("next"));
      return next == null ? null : of(run.apply(Values.of(next), List.of(), null));
    }

    static @Nullable Match of(@Nullable JsonNode answer) {
      if (answer == null) {
        return null;
      }
      if (!(answer instanceof ObjectNode node)
          || !node.path("match").isString()
          || !node.path("start").isNumber()) {
        throw new Fault(FaultCode.T1010);
      }
      String text = node.path("match").stringValue();
      int start = (int) node.path("start").doubleValue();
      JsonNode end = node.path("end");
      return new Match(
          node, text, start, end.isNumber() ? (int) end.doubleValue() : start + text.length());
    }
  }

  private static @Nullable Match first(Run run, Procedure matcher, String text) {
    return Match.of(run.apply(Values.of(matcher), List.of(Json.text(text)), null));
  }

  /** How many there may be at most; a negative limit is a fault. */
  private static double limit(Arguments arguments, int index, FaultCode code) {
    Double limit = arguments.number(index);
    if (limit != null && limit < 0) {
      throw new Fault(code).with("value", limit).with("index", index + 1);
    }
    return limit == null ? Double.MAX_VALUE : limit;
  }

  static @Nullable JsonNode match(Run run, Arguments arguments) {
    String text = arguments.string(0);
    Procedure matcher = arguments.function(1);
    if (text == null || matcher == null) {
      return null;
    }
    double limit = limit(arguments, 2, FaultCode.D3040);
    Items found = Items.sequence();
    Match match = limit > 0 ? first(run, matcher, text) : null;
    while (match != null && found.size() < limit) {
      run.allocate(4);
      Fields entry = new Fields();
      entry.put("match", match.text);
      entry.put("index", match.start);
      entry.set("groups", match.groups());
      found.add(entry);
      match = match.next(run);
    }
    return found;
  }

  static @Nullable JsonNode contains(Run run, Arguments arguments) {
    String text = arguments.string(0);
    if (text == null) {
      return null;
    }
    Procedure matcher = arguments.function(1);
    String token = String.valueOf(arguments.string(1));
    boolean found = matcher == null ? text.contains(token) : first(run, matcher, text) != null;
    return JsonNodeFactory.instance.booleanNode(found);
  }

  static @Nullable JsonNode split(Run run, Arguments arguments) {
    String text = arguments.string(0);
    if (text == null) {
      return null;
    }
    double limit = limit(arguments, 2, FaultCode.D3020);
    Items parts = Items.array();
    if (limit <= 0) {
      return parts;
    }
    Procedure matcher = arguments.function(1);
    if (matcher == null) {
      splitAt(run, text, String.valueOf(arguments.string(1)), Math.floor(limit), parts);
      return parts;
    }
    int start = 0;
    Match match = first(run, matcher, text);
    while (match != null && parts.size() < limit) {
      add(run, parts, text.substring(start, Math.max(start, match.start)));
      start = match.end;
      match = match.next(run);
    }
    if (parts.size() < limit) {
      add(run, parts, text.substring(start));
    }
    return parts;
  }

  private static void add(Run run, Items parts, String part) {
    run.allocate(1);
    run.write(part.length());
    parts.add(Json.text(part));
  }

  private static void splitAt(Run run, String text, String mark, double limit, Items parts) {
    if (mark.isEmpty()) {
      for (int i = 0; i < text.length() && parts.size() < limit; i++) {
        add(run, parts, text.substring(i, i + 1));
      }
      return;
    }
    int start = 0;
    for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, start)) {
      if (parts.size() >= limit) {
        return;
      }
      add(run, parts, text.substring(start, at));
      start = at + mark.length();
    }
    if (parts.size() < limit) {
      add(run, parts, text.substring(start));
    }
  }

  static @Nullable JsonNode replace(Run run, Arguments arguments) {
    String text = arguments.string(0);
    if (text == null) {
      return null;
    }
    String token = arguments.string(1);
    if (token != null && token.isEmpty()) {
      throw new Fault(FaultCode.D3010).with("index", 2);
    }
    double limit = limit(arguments, 3, FaultCode.D3011);
    if (limit <= 0) {
      return Json.text(text);
    }
    Procedure matcher = arguments.function(1);
    String replaced =
        matcher == null
            ? replaceToken(run, text, String.valueOf(token), arguments, limit)
            : replaceMatches(run, text, matcher, arguments, limit);
    return Json.text(replaced);
  }

  private static String replaceToken(
      Run run, String text, String token, Arguments arguments, double limit) {
    String replacement = String.valueOf(arguments.string(2));
    StringBuilder result = new StringBuilder();
    int start = 0;
    int at = text.indexOf(token);
    for (int count = 0; at >= 0 && count < limit; count++) {
      run.write((long) at - start + replacement.length());
      result.append(text, start, at).append(replacement);
      start = at + token.length();
      at = text.indexOf(token, start);
    }
    return result.append(text, start, text.length()).toString();
  }

  private static String replaceMatches(
      Run run, String text, Procedure matcher, Arguments arguments, double limit) {
    StringBuilder result = new StringBuilder();
    int start = 0;
    Match match = first(run, matcher, text);
    for (int count = 0; match != null && count < limit; count++) {
      String replacement = replacement(run, match, arguments);
      int from = Math.clamp(match.start, start, text.length());
      run.write((long) from - start + replacement.length());
      result.append(text, start, from).append(replacement);
      start = Math.min(from + match.text.length(), text.length());
      match = match.next(run);
    }
    return result.append(text, start, text.length()).toString();
  }

  private static String replacement(Run run, Match match, Arguments arguments) {
    Procedure replacer = arguments.function(2);
    if (replacer == null) {
      return Substitution.of(String.valueOf(arguments.string(2)), match);
    }
    JsonNode replacement = run.apply(Values.of(replacer), List.of(match.node), null);
    if (replacement == null || !replacement.isString()) {
      throw new Fault(FaultCode.D3012).with("value", replacement);
    }
    return replacement.stringValue();
  }
}
