package dev.holdpoint.core.lambda;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Versions of functions, which never change, and aliases, which name them. Thread-safe: keeps no
 * state.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html">AWS:
 *     versions</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html">AWS:
 *     aliases</a>
 */
public record Versions(Functions functions) {
  private static final String LATEST = "latest";
  private static final int MOST = 10_000;

  /** Publishes what is there; the latest version where nothing has changed since, as on AWS. */
  public Function publish(Tx tx, Turn turn, Function function, @Nullable String description) {
    String key = function.base().value();
    JsonNode known = tx.resources().find(ResourceKind.FUNCTION_NUMBER, key);
    int latest = known == null ? 0 : known.path(LATEST).asInt(0);
    Function last = latest == 0 ? null : find(tx, Arn.of(key + ":" + latest));
    if (last != null && last.revision().equals(function.revision())) {
      return last;
    }
    int next = latest + 1;
    tx.resources().put(ResourceKind.FUNCTION_NUMBER, key, Json.object().put(LATEST, next));
    Function version = function.as(Arn.of(key + ":" + next));
    if (description != null) {
      version = version.described(description);
    }
    tx.resources().put(ResourceKind.FUNCTION_VERSION, version.arn().value(), Json.tree(version));
    return version;
  }

  private static @Nullable Function find(Tx tx, Arn version) {
    JsonNode json = tx.resources().find(ResourceKind.FUNCTION_VERSION, version.value());
    return json == null ? null : Json.read(json, Function.class);
  }

  /** The versions that were published, in their order. */
  public List<Function> list(Tx tx, Function function) {
    return tx
        .resources()
        .list(ResourceKind.FUNCTION_VERSION, function.base() + ":", null, MOST)
        .stream()
        .map(row -> Json.read(row.body(), Function.class))
        .sorted(Comparator.comparingInt(version -> Integer.parseInt(version.version())))
        .toList();
  }

  /** Takes a published version away, unless an alias leads to it. */
  public Arn delete(Tx tx, Function function, String version) {
    if (version.equals(Function.LATEST)) {
      throw LambdaError.parameter(
          "$LATEST version cannot be deleted without deleting the function.");
    }
    Arn arn = version(tx, function, version).arn();
    List<String> leading =
        aliases(tx, function).stream()
            .filter(alias -> alias.leadsTo(version))
            .map(FunctionAlias::name)
            .toList();
    if (!leading.isEmpty()) {
      throw LambdaError.conflict(
          "Unable to delete version because the following aliases reference it: " + leading);
    }
    tx.resources().delete(ResourceKind.FUNCTION_VERSION, arn.value());
    return arn;
  }

  /** Makes an alias be so. */
  public FunctionAlias put(
      Tx tx,
      Turn turn,
      Function function,
      String name,
      String version,
      String description,
      Map<String, Double> weights) {
    FunctionRules.checkAlias(name);
    Arn arn = Arn.of(function.base() + ":" + name);
    version(tx, function, version);
    weights.keySet().forEach(other -> version(tx, function, other));
    FunctionAlias alias =
        new FunctionAlias(arn, name, version, description, weights, turn.ids().uuid());
    tx.resources().put(ResourceKind.FUNCTION_ALIAS, arn.value(), Json.tree(alias));
    return alias;
  }

  public @Nullable FunctionAlias findAlias(Tx tx, Function function, String name) {
    JsonNode json = tx.resources().find(ResourceKind.FUNCTION_ALIAS, function.base() + ":" + name);
    return json == null ? null : Json.read(json, FunctionAlias.class);
  }

  /** The alias; {@code ResourceNotFoundException} where there is none. */
  public FunctionAlias alias(Tx tx, Function function, String name) {
    FunctionAlias alias = findAlias(tx, function, name);
    if (alias == null) {
      throw LambdaError.notFound("Cannot find alias arn: " + function.base() + ":" + name);
    }
    return alias;
  }

  public List<FunctionAlias> aliases(Tx tx, Function function) {
    return tx
        .resources()
        .list(ResourceKind.FUNCTION_ALIAS, function.base() + ":", null, MOST)
        .stream()
        .map(row -> Json.read(row.body(), FunctionAlias.class))
        .toList();
  }

  public void deleteAlias(Tx tx, Function function, String name) {
    tx.resources().delete(ResourceKind.FUNCTION_ALIAS, function.base() + ":" + name);
  }

  /** What runs where somebody names a function, a version or an alias. */
  public Function running(Tx tx, Home home, String name, double chance) {
    FunctionName.Named named = FunctionName.named(home, name);
    Function function = functions.byName(tx, home, named.base().value());
    String qualifier = named.qualifier();
    if (qualifier == null) {
      return function;
    }
    FunctionAlias alias = findAlias(tx, function, qualifier);
    return version(tx, function, alias == null ? qualifier : alias.pick(chance));
  }

  private static Function version(Tx tx, Function function, String version) {
    if (version.equals(Function.LATEST)) {
      return function;
    }
    Arn arn = Arn.of(function.base() + ":" + version);
    Function found = find(tx, arn);
    if (found == null) {
      throw LambdaError.functionNotFound(arn);
    }
    return found.withReserved(function.reserved());
  }

  /** A function under the ARN by which somebody names it: its own, a version's or an alias's. */
  public Function named(Tx tx, Home home, String name, @Nullable String qualifier) {
    boolean more = qualifier != null && !qualifier.isEmpty();
    FunctionName.Named named = FunctionName.named(home, more ? name + ":" + qualifier : name);
    Function running = running(tx, home, named.arn().value(), 1);
    return running.as(named.arn());
  }

  /** Takes away all that a function has, as it goes itself. */
  void deleteAll(Tx tx, Function function) {
    list(tx, function)
        .forEach(v -> tx.resources().delete(ResourceKind.FUNCTION_VERSION, v.arn().value()));
    aliases(tx, function).forEach(alias -> deleteAlias(tx, function, alias.name()));
    tx.resources().delete(ResourceKind.FUNCTION_NUMBER, function.base().value());
  }
}
