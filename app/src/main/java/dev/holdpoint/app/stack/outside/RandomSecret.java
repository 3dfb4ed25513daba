package dev.holdpoint.app.stack.outside;

import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.calls.remote.RemoteServices;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A secret that nobody wrote down: {@code GenerateSecretString}, as Secrets Manager makes it. */
final class RandomSecret {
  private static final String PROPERTY = "GenerateSecretString";
  private static final String KEY = "GenerateStringKey";
  private static final String TEMPLATE = "SecretStringTemplate";
  private static final Set<String> NUMBERS = Set.of("PasswordLength");
  private static final Set<String> TEXTS = Set.of("ExcludeCharacters");

  private RandomSecret() {}

  /** Adds the secret to what is wanted, where it is to be made. */
  static void into(Wanted wanted, ObjectNode source, RemoteServices caller) {
    JsonNode form = wanted.get(PROPERTY);
    if (!form.isObject()) {
      return;
    }
    ObjectNode request = Json.object();
    for (String key : form.propertyNames()) {
      JsonNode value = form.path(key);
      if (NUMBERS.contains(key)) {
        request.put(key, value.asLong());
      } else if (TEXTS.contains(key)) {
        request.set(key, value);
      } else if (!key.equals(KEY) && !key.equals(TEMPLATE)) {
        request.put(key, value.asBoolean());
      }
    }
    String password =
        caller
            .ask("secretsmanager", "getRandomPassword", request, "holdpoint")
            .path("RandomPassword")
            .asString();
    source.put("SecretString", within(wanted, form, password));
  }

  private static String within(Wanted wanted, JsonNode form, String password) {
    if (!form.has(TEMPLATE)) {
      return password;
    }
    try {
      if (Json.parse(form.path(TEMPLATE).asString()) instanceof ObjectNode object) {
        return Json.write(object.deepCopy().put(form.path(KEY).asString(), password));
      }
    } catch (JacksonException e) {
      // Told below.
    }
    throw wanted.mistake(PROPERTY + "." + TEMPLATE, "expected a JSON object");
  }
}
