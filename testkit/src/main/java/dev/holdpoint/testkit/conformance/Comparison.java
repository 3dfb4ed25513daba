package dev.holdpoint.testkit.conformance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares answers with what was recorded, placeholders considered. */
final class Comparison {
  private static final LocalDate REDRIVE = LocalDate.of(2023, 11, 15);

  /** When AWS began to return a member. */
  private static final Map<String, LocalDate> SINCE =
      Map.of(
          "redriveCount", REDRIVE,
          "redriveStatus", REDRIVE,
          "redriveStatusReason", REDRIVE,
          "RedriveCount", REDRIVE,
          "RedriveStatus", REDRIVE,
          "RedriveStatusReason", REDRIVE,
          "encryptionConfiguration", LocalDate.of(2024, 7, 25),
          "variableReferences", LocalDate.of(2024, 11, 20));

  private final Placeholders placeholders;
  private final LocalDate recordedOn;
  private final List<Difference> differences = new ArrayList<>();

  Comparison(Placeholders placeholders, LocalDate recordedOn) {
    this.placeholders = placeholders;
    this.recordedOn = recordedOn;
  }

  List<Difference> differences() {
    return differences;
  }

  void compare(String path, JsonNode recorded, JsonNode got) {
    if (recorded.isString()) {
      text(path, recorded, got);
    } else if (recorded.isObject() && got.isObject()) {
      object(path, recorded, got);
    } else if (recorded.isArray() && (got.isArray() || isOutput(path, got))) {
      array(path, recorded, got.isArray() ? got : Form.parsed(got));
    } else if (recorded.isNumber() && isOutput(path, got)) {
      compare(path, recorded, Form.parsed(got));
    } else if (!isSame(recorded, got)) {
      differ(path, recorded, got);
    }
  }

  void differ(String path, @Nullable JsonNode recorded, @Nullable JsonNode got) {
    differences.add(Difference.of(path, recorded, got));
  }

  /** Whether a comparison would find no difference; binds nothing. */
  boolean wouldMatch(JsonNode recorded, JsonNode got) {
    Comparison trial = new Comparison(placeholders.copy(), recordedOn);
    trial.compare("", recorded, got);
    return trial.differences.isEmpty();
  }

  /** Some recordings show an array or a number of an output, though it is a text on the wire. */
  private static boolean isOutput(String path, JsonNode got) {
    return path.endsWith(".output")
        && got.isString()
        && (Form.parsed(got).isArray() || Form.parsed(got).isNumber());
  }

  private void text(String path, JsonNode recorded, JsonNode got) {
    String expected = recorded.stringValue();
    if (placeholders.isAnything(expected)) {
      return;
    }
    if (!got.isString() || !placeholders.matches(expected, got.stringValue())) {
      differ(path, placeholders.fill(recorded), got);
    }
  }

  private void object(String path, JsonNode recorded, JsonNode got) {
    Step.byName(recorded)
        .forEach((name, value) -> {
          JsonNode there = got.get(name);
          if (there == null) {
            differ(path + "." + name, value, null);
          } else {
            compare(path + "." + name, value, there);
          }
        });
    Step.byName(got)
        .forEach((name, value) -> {
          if (!recorded.has(name) && !cameLater(name)) {
            differ(path + "." + name, null, value);
          }
        });
  }

  private boolean cameLater(String name) {
    LocalDate since = SINCE.get(name);
    return since != null && recordedOn.isBefore(since);
  }

  private void array(String path, JsonNode recorded, JsonNode got) {
    if (BlankedEvents.areIn(recorded)) {
      new BlankedEvents(this, path).compare(recorded, got);
      return;
    }
    if (recorded.size() != got.size()) {
      differences.add(
          new Difference(
              path + ".length", recorded.size() + outline(recorded), got.size() + outline(got)));
    }
    for (int i = 0; i < Math.min(recorded.size(), got.size()); i++) {
      compare(path + "[" + i + "]", recorded.get(i), got.get(i));
    }
  }

  /** The types of a history's events, to see at a glance where it took another way. */
  private static String outline(JsonNode array) {
    return array.values().stream()
        .map(one -> one.path("type").asString(""))
        .collect(Collectors.joining(" ", " ", ""))
        .stripTrailing();
  }

  /** The same value of the same type; {@code 1} is not {@code 1.0}. */
  private static boolean isSame(JsonNode recorded, JsonNode got) {
    if (!recorded.isNumber() || !got.isNumber()) {
      return recorded.equals(got);
    }
    if (recorded.isIntegralNumber() || got.isIntegralNumber()) {
      return recorded.isIntegralNumber()
          && got.isIntegralNumber()
          && recorded.bigIntegerValue().equals(got.bigIntegerValue());
    }
    return Double.compare(recorded.doubleValue(), got.doubleValue()) == 0;
  }
}
