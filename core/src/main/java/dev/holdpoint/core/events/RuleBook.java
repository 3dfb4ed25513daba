package dev.holdpoint.core.events;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where rules are kept: under their bus's name and their own, so that a bus's can be listed; those
 * of another account or region than the installation's own under these first.
 */
final class RuleBook {
  static final int MAX_RULES_PER_BUS = 300;

  private RuleBook() {}

  static String key(Rule rule) {
    return key(Home.of(rule.arn()), rule.bus(), rule.name());
  }

  static String key(Home home, String bus, String name) {
    return scope(home) + bus + "/" + name;
  }

  /** What stands before the names of an account's buses; no name has a blank in it. */
  static String scope(Home home) {
    return home.equals(Home.DEFAULT) ? "" : home.account() + " " + home.region() + " ";
  }

  static @Nullable Rule find(Tx tx, String key) {
    JsonNode body = tx.resources().find(ResourceKind.RULE, key);
    return body == null ? null : Json.read(body, Rule.class);
  }

  static void put(Tx tx, Rule rule) {
    JsonNode body = Json.tree(rule);
    tx.resources().put(ResourceKind.RULE, key(rule), body);
    changed(tx, rule, body.toString());
  }

  /** Keeps a rule's next timer, which no event asks for. */
  static void rearm(Tx tx, Rule rule) {
    tx.resources().put(ResourceKind.RULE, key(rule), Json.tree(rule));
  }

  /** Keeps a rule's tags, which no event asks for either. */
  static void relabel(Tx tx, Rule rule) {
    rearm(tx, rule);
  }

  static void delete(Tx tx, Rule rule) {
    tx.resources().delete(ResourceKind.RULE, key(rule));
    changed(tx, rule, "");
  }

  private static void changed(Tx tx, Rule rule, String body) {
    Home home = Home.of(rule.arn());
    String bus = key(home, rule.bus(), "");
    String last = lastChange(tx, bus);
    if (last == null) {
      number(tx, bus, list(tx, home, rule.bus(), ""));
    } else {
      note(tx, bus, last + "\n" + rule.name() + "\n" + body);
    }
  }

  /**
   * What tells the last change of a bus's rules from all others, or null where that was not noted.
   * It is made from the rules as they were at first, and from each change since then, so that the
   * same can stand for the same rules alone, whatever was rolled back.
   *
   * @param bus the key of its rules, without a name
   */
  static @Nullable String lastChange(Tx tx, String bus) {
    JsonNode body = tx.resources().find(ResourceKind.RULES_CHANGE, bus);
    return body == null ? null : body.path("last").asString();
  }

  /** A bus without rules is gone. */
  static void forget(Tx tx, Home home, String bus) {
    tx.resources().delete(ResourceKind.RULES_CHANGE, key(home, bus, ""));
  }

  /** Notes a bus's rules as they are, where no change of them was noted; gives the note back. */
  static String number(Tx tx, String bus, List<Rule> rules) {
    return note(tx, bus, Json.write(Json.tree(rules)));
  }

  private static String note(Tx tx, String bus, String change) {
    String digest = digest(change);
    tx.resources().put(ResourceKind.RULES_CHANGE, bus, Json.object().put("last", digest));
    return digest;
  }

  private static String digest(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-256, but the JDK has none", e);
    }
  }

  /** The rules of a bus whose names begin so. */
  static List<Rule> list(Tx tx, Home home, String bus, String prefix) {
    return tx
        .resources()
        .list(ResourceKind.RULE, key(home, bus, prefix), null, MAX_RULES_PER_BUS)
        .stream()
        .map(Resource::body)
        .map(body -> Json.read(body, Rule.class))
        .toList();
  }
}
