package dev.holdpoint.core.events;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
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
    tx.resources().put(ResourceKind.RULE, key(rule), Json.tree(rule));
  }

  static void delete(Tx tx, Rule rule) {
    tx.resources().delete(ResourceKind.RULE, key(rule));
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
