package dev.holdpoint.core.states;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Bindings;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.states.Alias.Route;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Rules of aliases. */
public final class Aliases {
  private static final Bindings<Alias> ALIASES = new Bindings<>(Alias.class);

  private Aliases() {}

  /** Makes an alias of the machine that its routes belong to. Asking again is no error. */
  public static Alias create(
      Tx tx, Turn turn, String name, @Nullable String description, List<Route> routes) {
    Arn machine = checkRoutes(routes);
    StateMachine owner = StateMachines.find(tx, machine);
    if (owner != null && owner.deleting()) {
      throw StatesError.machineDeleting(machine);
    }
    checkVersions(tx, routes);
    Arn arn = Arn.of(machine + ":" + name);
    Alias known = find(tx, arn);
    if (known != null) {
      return same(known, description, routes);
    }
    int limit = StatesLimits.AWS.aliases();
    if (all(tx, machine).size() >= limit) {
      throw StatesError.quota(
          "Maximum number of aliases per state machine reached. The limit is " + limit + ".");
    }
    Alias alias = new Alias(arn, name, machine, description, routes, turn.now(), turn.now());
    put(tx, alias);
    return alias;
  }

  private static Alias same(Alias known, @Nullable String description, List<Route> routes) {
    if (!Objects.equals(known.description(), description) || !known.routes().equals(routes)) {
      throw StatesError.conflict(
          "Failed to create alias because an alias with the same name and a different routing"
              + " configuration already exists.");
    }
    return known;
  }

  /** Changes an alias; null leaves as it is. */
  public static Alias update(
      Tx tx,
      Turn turn,
      String aliasArn,
      @Nullable String description,
      @Nullable List<Route> routes) {
    MachineArn arn = aliasArn(aliasArn);
    if (description == null && routes == null) {
      throw StatesError.invalid(
          "Either the description or the routing configuration must be specified");
    }
    if (routes != null && !checkRoutes(routes).equals(arn.machine())) {
      throw StatesError.invalid(
          "Routing configuration must contain versions of the alias' own state machine. Received: "
              + versions(routes));
    }
    Alias known = get(tx, aliasArn);
    if (routes != null) {
      checkVersions(tx, routes);
    }
    Alias changed =
        new Alias(
            known.arn(),
            known.name(),
            known.machine(),
            description == null ? known.description() : description,
            routes == null ? known.routes() : routes,
            known.createdAt(),
            turn.now());
    put(tx, changed);
    return changed;
  }

  /** The alias of this ARN, or the error that AWS gives. */
  public static Alias get(Tx tx, String aliasArn) {
    MachineArn arn = aliasArn(aliasArn);
    StateMachine machine = StateMachines.find(tx, arn.machine());
    if (machine != null && machine.deleting()) {
      throw StatesError.machineDeleting(machine.arn());
    }
    Alias alias = find(tx, arn.given());
    if (alias == null) {
      throw StatesError.noSuchReference();
    }
    return alias;
  }

  static @Nullable Alias find(Tx tx, Arn arn) {
    JsonNode body = tx.resources().find(ResourceKind.STATE_MACHINE_ALIAS, arn.value());
    return body == null ? null : ALIASES.read(body);
  }

  /** Takes an alias away; nothing happens where there is none. */
  public static void delete(Tx tx, String aliasArn) {
    tx.resources().delete(ResourceKind.STATE_MACHINE_ALIAS, aliasArn(aliasArn).given().value());
  }

  /** A machine's aliases, or those that refer to the version given; newest first. */
  public static List<Alias> list(Tx tx, String machineOrVersionArn) {
    MachineArn arn = MachineArn.of(machineOrVersionArn);
    StateMachines.getActive(tx, arn);
    if (arn.qualifier() == null && arn.label() == null) {
      return all(tx, arn.machine());
    }
    if (arn.version() == 0 || MachineVersions.find(tx, arn.machine(), arn.version()) == null) {
      throw StatesError.noSuchReference();
    }
    return all(tx, arn.machine()).stream().filter(alias -> alias.refersTo(arn.given())).toList();
  }

  static List<Alias> all(Tx tx, Arn machine) {
    return tx
        .resources()
        .list(ResourceKind.STATE_MACHINE_ALIAS, machine + ":", null, Integer.MAX_VALUE)
        .stream()
        .map(row -> ALIASES.read(row.body()))
        .sorted(Comparator.comparing(Alias::createdAt).reversed().thenComparing(Alias::name))
        .toList();
  }

  static void deleteAll(Tx tx, Arn machine) {
    all(tx, machine)
        .forEach(
            alias -> tx.resources().delete(ResourceKind.STATE_MACHINE_ALIAS, alias.arn().value()));
  }

  private static void put(Tx tx, Alias alias) {
    tx.resources().put(ResourceKind.STATE_MACHINE_ALIAS, alias.arn().value(), Json.tree(alias));
  }

  private static MachineArn aliasArn(String text) {
    MachineArn arn = MachineArn.of(text);
    if (!arn.isAlias()) {
      throw StatesError.invalid("The ARN must be a state machine alias ARN. Received: " + text);
    }
    return arn;
  }

  /** The machine that all routes belong to. */
  private static Arn checkRoutes(List<Route> routes) {
    List<MachineArn> arns =
        routes.stream().map(route -> MachineArn.of(route.version().value())).toList();
    if (arns.stream().anyMatch(arn -> arn.version() == 0)) {
      throw StatesError.invalid(
          "Routing configuration must contain state machine version ARNs. Received: "
              + versions(routes));
    }
    if (routes.stream().map(Route::version).distinct().count() < routes.size()) {
      throw StatesError.invalid(
          "Routing configuration must contain distinct state machine version ARNs. Received: "
              + versions(routes));
    }
    if (arns.stream().map(MachineArn::machine).distinct().count() > 1) {
      throw StatesError.invalid(
          "Routing configuration must contain versions of the same state machine. Received: "
              + versions(routes));
    }
    if (routes.stream().mapToInt(Route::weight).sum() != 100) {
      throw StatesError.invalid(
          "Sum of routing configuration weights must equal 100. Received: "
              + routes.stream().map(Route::weight).toList());
    }
    return arns.getFirst().machine();
  }

  private static List<Arn> versions(List<Route> routes) {
    return routes.stream().map(Route::version).toList();
  }

  private static void checkVersions(Tx tx, List<Route> routes) {
    for (Route route : routes) {
      MachineArn arn = MachineArn.of(route.version().value());
      if (MachineVersions.find(tx, arn.machine(), arn.version()) == null) {
        throw StatesError.noSuchReference();
      }
    }
  }
}
