package dev.holdpoint.core.query.jsonata.function;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Fills a match and its groups into a replacement: {@code $0}, {@code $1}, …, {@code $$}. */
final class Substitution {
  private final String template;
  private final ArrayNode groups;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private Substitution(String template, ArrayNode groups) {
    this.template = template;
    this.groups = groups;
  }

  static String of(String template, Matching.Match match) {
    return template.indexOf('$') < 0
        ? template
        : new Substitution(template, match.groups()).fill(match.text());
  }

  private String fill(String whole) {
    int dollar = template.indexOf('$');
    while (dollar >= 0) {
      out.append(template, at, dollar);
      at = dollar + 1;
      char next = at < template.length() ? template.charAt(at) : '\0';
      if (next == '$') {
        out.append('$');
        at++;
      } else if (next == '0') {
        out.append(whole);
        at++;
      } else {
        group();
      }
      dollar = template.indexOf('$', at);
    }
    return out.append(template, at, template.length()).toString();
  }

  private void group() {
    int digits = Integer.toString(Math.max(1, groups.size())).length();
    int number = number(digits);
    if (digits > 1 && number > groups.size()) {
      number = number(digits - 1);
    }
    if (number < 0) {
      out.append('$');
      return;
    }
    JsonNode group = groups.get(number - 1);
    if (group != null && group.isString()) {
      out.append(group.stringValue());
    }
    at += Integer.toString(number).length();
  }

  /** The number that begins here, of at most so many digits; -1 where there is none. */
  private int number(int digits) {
    int end = at;
    while (end < template.length()
        && end < at + digits
        && Character.digit(template.charAt(end), 10) >= 0) {
      end++;
    }
    return end == at ? -1 : Integer.parseInt(template, at, end, 10);
  }
}
