package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.states.Alias;
import dev.holdpoint.core.states.Aliases;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code AWS::StepFunctions::StateMachineAlias}. A gradual deployment moves at once: nobody here
 * watches the alarms that could call it back.
 */
public final class MachineAliasType implements ResourceType {
  private static final String ROUTES = "RoutingConfiguration";
  private static final String DEPLOYMENT = "DeploymentPreference";
  private static final String VERSION = "StateMachineVersionArn";

  @Override
  public String name() {
    return "AWS::StepFunctions::StateMachineAlias";
  }

  @Override
  public Set<String> properties() {
    return Set.of("Name", "Description", ROUTES, DEPLOYMENT);
  }

  /** The versions name the machine already. */
  @Override
  public Set<String> ignored() {
    return Set.of("StateMachineArn");
  }

  @Override
  public String nameProperty() {
    return "Name";
  }

  @Override
  public int nameLength() {
    return 80;
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    List<Alias.Route> routes = routes(wanted);
    String description = wanted.findText("Description");
    Alias alias =
        known != null && known.physicalId().equals(arn(routes, wanted.name()))
            ? Aliases.update(
                tx, turn, known.physicalId(), description == null ? "" : description, routes)
            : Aliases.create(tx, turn, wanted.name(), description, routes);
    String arn = alias.arn().value();
    return new Made(arn, Map.of("Arn", Json.text(arn)));
  }

  /** What the alias of this name is called, which belongs to the machine of its versions. */
  private static String arn(List<Alias.Route> routes, String name) {
    String version = routes.getFirst().version().value();
    return version.substring(0, version.lastIndexOf(':') + 1) + name;
  }

  private static List<Alias.Route> routes(Wanted wanted) {
    if (wanted.has(DEPLOYMENT) == wanted.has(ROUTES)) {
      throw wanted.mistake(ROUTES, "exactly one of this and " + DEPLOYMENT + " is needed");
    }
    if (wanted.has(DEPLOYMENT)) {
      return List.of(new Alias.Route(version(wanted, wanted.get(DEPLOYMENT)), 100));
    }
    List<Alias.Route> routes =
        wanted
            .get(ROUTES)
            .valueStream()
            .map(one -> new Alias.Route(version(wanted, one), one.path("Weight").asInt(0)))
            .toList();
    if (routes.isEmpty()) {
      throw wanted.mistake(ROUTES, "one or two versions are needed");
    }
    return routes;
  }

  private static Arn version(Wanted wanted, JsonNode holder) {
    JsonNode arn = holder.path(VERSION);
    if (!arn.isString()) {
      throw wanted.mistake(ROUTES, VERSION + " is missing");
    }
    return Arn.of(arn.stringValue());
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    Aliases.delete(tx, made.physicalId());
  }
}
