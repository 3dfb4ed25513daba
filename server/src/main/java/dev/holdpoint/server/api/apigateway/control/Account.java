package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What API Gateway keeps of an account in a region: the role by which it would log. */
record Account(GatewayDesk desk) {
  private static final String ROLE = "cloudwatchRoleArn";

  /** AWS's: requests at once, and each second. */
  private static final int BURST = 5_000;

  private static final double RATE = 10_000;
  private static final Patch PATCH = Patch.of(PatchRule.optional("/" + ROLE));

  ObjectNode show(ObjectNode request) {
    return tree(desk.store().read(this::kept));
  }

  ObjectNode update(ObjectNode request) {
    return tree(
        desk.store()
            .write(tx -> {
              JsonNode changed = PATCH.apply((ObjectNode) kept(tx), request);
              tx.resources().put(ResourceKind.SETTING, key(), changed);
              return changed;
            }));
  }

  private JsonNode kept(Tx tx) {
    JsonNode kept = tx.resources().find(ResourceKind.SETTING, key());
    return kept == null ? Json.object() : kept;
  }

  private String key() {
    Home home = desk.turns().home();
    return "apigateway " + home.account() + " " + home.region();
  }

  private static ObjectNode tree(JsonNode kept) {
    ObjectNode tree = Members.only(kept, ROLE);
    tree.putObject("throttleSettings").put("burstLimit", BURST).put("rateLimit", RATE);
    tree.putArray("features").add("UsagePlans");
    return tree.put("apiKeyVersion", "4");
  }
}
