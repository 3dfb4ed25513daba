package dev.holdpoint.app.config;

import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What was given, as text, and where: later sources win. */
final class Values {
  /** Variables that are the launcher's, not ours. */
  private static final Set<String> FOREIGN = Set.of("HOLDPOINT_JAVA_OPTS");

  /** A value and where it was found. */
  record Given(String value, String where) {}

  private final Map<String, Given> given = new HashMap<>();

  void addFile(Path file) {
    try {
      flatten("", TemplateReader.tree(Files.readString(file)), file.toString());
    } catch (IOException | TemplateException e) {
      throw new ConfigException("The configuration file " + file + " cannot be read: " + e);
    }
  }

  private void flatten(String prefix, JsonNode tree, String where) {
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      String key = prefix + entry.getKey();
      if (key.equals(Setting.ENDPOINTS.key()) && entry.getValue().isObject()) {
        given.put(key, new Given(pairs(entry.getValue()), where));
      } else if (isList(key) && entry.getValue().isArray()) {
        String joined =
            entry.getValue().valueStream().map(JsonNode::asString).collect(Collectors.joining(","));
        given.put(key, new Given(joined, where));
      } else if (entry.getValue().isObject()) {
        flatten(key + ".", entry.getValue(), where);
      } else if (Settings.ALL.stream().noneMatch(setting -> setting.key().equals(key))) {
        throw unknown(key, where, Settings.ALL.stream().map(Setting::key).toList());
      } else {
        given.put(key, new Given(entry.getValue().asString(), where));
      }
    }
  }

  private static boolean isList(String key) {
    return key.equals(Setting.CONFIRM_GET.key()) || key.equals(Setting.WITH.key());
  }

  private static String pairs(JsonNode map) {
    return map.properties().stream()
        .map(pair -> pair.getKey() + "=" + pair.getValue().asString())
        .collect(Collectors.joining(","));
  }

  void addEnvironment(Map<String, String> environment) {
    Map<String, String> keys =
        Settings.ALL.stream().collect(Collectors.toMap(Setting::variable, Setting::key));
    environment.forEach((variable, value) -> {
      if (!variable.startsWith("HOLDPOINT_") || FOREIGN.contains(variable)) {
        return;
      }
      String key = keys.get(variable);
      if (key == null) {
        throw unknown(variable, "environment", keys.keySet().stream().sorted().toList());
      }
      given.put(key, new Given(value, "environment variable " + variable));
    });
  }

  void addFlags(Map<String, String> flags) {
    flags.forEach((key, value) -> given.put(key, new Given(value, "flag")));
  }

  private static ConfigException unknown(String key, String where, List<String> known) {
    return new ConfigException(
        "%s (%s): there is no such setting; expected one of %s."
            .formatted(key, where, String.join(", ", known)));
  }

  /** Settings of a server that is not named would have no effect: nobody means that. */
  void refuseWithout(Setting server, String prefix) {
    for (String key : given.keySet()) {
      if (key.startsWith(prefix)) {
        throw new ConfigException(
            "%s is set, but %s is not; set both or neither.".formatted(key, server.key()));
      }
    }
  }

  @Nullable String find(Setting setting) {
    Given value = given.get(setting.key());
    return value == null ? setting.fallback() : value.value();
  }

  /** Whether anybody set it. */
  boolean isGiven(Setting setting) {
    return given.containsKey(setting.key());
  }

  String need(Setting setting) {
    String value = find(setting);
    if (value == null || value.isBlank()) {
      throw bad(setting, String.valueOf(value));
    }
    return value;
  }

  /** The parts of a list with commas, in lower case. */
  List<String> list(Setting setting) {
    String value = find(setting);
    return value == null
        ? List.of()
        : Arrays.stream(value.toLowerCase(Locale.ROOT).split(",", -1))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toList();
  }

  int number(Setting setting, int least) {
    return number(setting, least, 65_535);
  }

  /** A number in these bounds. */
  int number(Setting setting, int least, int most) {
    String value = need(setting);
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw bad(setting, value);
    }
    throw bad(setting, value);
  }

  ConfigException bad(Setting setting, String value) {
    Given from = given.get(setting.key());
    return ConfigException.bad(setting, value, from == null ? "default" : from.where());
  }
}
