package dev.holdpoint.core.query.jsonata.fault;

import dev.holdpoint.core.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is wrong with an expression, by code and place. Details are added on the way up; carries no
 * stack trace, for it is no bug.
 */
public final class Fault extends RuntimeException {
  private static final Pattern DETAIL = Pattern.compile("\\{\\{(\\{?)(\\w+)}}}?");

  private final FaultCode code;
  private final transient Map<String, Object> details = new HashMap<>();
  private int position;

  /**
   * @param position characters into the expression, or -1 where it is not known
   */
  public Fault(FaultCode code, int position) {
    super(code.name(), null, false, false);
    this.code = code;
    this.position = position;
  }

  public Fault(FaultCode code) {
    this(code, -1);
  }

  /** A fault that says just this. */
  public static Fault saying(FaultCode code, String message) {
    return new Fault(code).with("message", message);
  }

  /** The same fault with a detail of its text. */
  public Fault with(String name, @Nullable Object value) {
    if (value != null) {
      details.put(name, value);
    }
    return this;
  }

  /** Adds what is known only outside, unless something nearer was said already. */
  public Fault within(int place, @Nullable String token) {
    if (position < 0) {
      position = place;
    }
    if (token != null) {
      details.putIfAbsent("token", token);
    }
    return this;
  }

  public FaultCode code() {
    return code;
  }

  /** Characters into the expression, or -1. */
  public int position() {
    return position;
  }

  /** The text with its details, without the code. */
  @Override
  public String getMessage() {
    return DETAIL
        .matcher(code.text())
        .replaceAll(
            match -> Matcher.quoteReplacement(detail(match.group(2), !match.group(1).isEmpty())));
  }

  private String detail(String name, boolean plain) {
    Object value = details.get(name);
    if (value == null) {
      return "undefined";
    }
    return switch (value) {
      case JsonNode node -> Excerpt.of(node);
      case String text when !plain -> Excerpt.of(Json.text(text));
      default -> value.toString();
    };
  }
}
