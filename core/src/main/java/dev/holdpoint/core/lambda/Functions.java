package dev.holdpoint.core.lambda;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Lambda's functions: every rule about them, over a transaction. Thread-safe: keeps no state. */
public final class Functions {
  private static final int PAGE = 50;

  /** AWS's. */
  private static final int MOST_TAGS = 50;

  private final LambdaLimits limits;

  public Functions(LambdaLimits limits) {
    this.limits = limits;
  }

  public LambdaLimits limits() {
    return limits;
  }

  /** Refuses what {@link #create} would refuse, before its code is unpacked. */
  public void check(String name, FunctionSettings settings) {
    FunctionRules.checkName(name);
    FunctionRules.check(settings, limits);
  }

  /** Adds a function; its code must be durable before. */
  public Function create(
      Tx tx,
      Turn turn,
      String name,
      FunctionSettings settings,
      FunctionCode code,
      Map<String, String> tags) {
    check(name, settings);
    Arn arn = FunctionName.arn(turn.home(), name);
    if (find(tx, arn) != null) {
      throw LambdaError.conflict("Function already exist: " + name);
    }
    String revision = turn.ids().uuid();
    return put(tx, new Function(arn, settings, code, turn.now(), revision, tags, List.of()));
  }

  /** Makes the function be so: creates it, or changes it where anything differs. */
  public Function put(
      Tx tx,
      Turn turn,
      String name,
      FunctionSettings settings,
      FunctionCode code,
      Map<String, String> tags) {
    Function there = find(tx, FunctionName.arn(turn.home(), name));
    if (there == null) {
      return create(tx, turn, name, settings, code, tags);
    }
    boolean same = there.settings().equals(settings) && there.code().equals(code);
    return same ? there : change(tx, turn, there, settings, code);
  }

  /** Changes what runs and how; a running process serves its invocation to the end. */
  public Function change(
      Tx tx, Turn turn, Function function, FunctionSettings settings, FunctionCode code) {
    FunctionRules.check(settings, limits);
    return put(tx, function.changed(settings, code, turn.now(), turn.ids().uuid()));
  }

  /** The function that somebody names; {@code ResourceNotFoundException} where there is none. */
  public Function byName(Tx tx, Home home, String name) {
    Arn arn = FunctionName.arn(home, name);
    Function function = find(tx, arn);
    if (function == null) {
      throw LambdaError.functionNotFound(arn);
    }
    return function;
  }

  public @Nullable Function find(Tx tx, Arn arn) {
    JsonNode json = tx.resources().find(ResourceKind.FUNCTION, arn.value());
    return json == null ? null : Json.read(json, Function.class);
  }

  /** Some functions in the order of their names, from behind the marker. */
  public List<Function> list(Tx tx, Home home, @Nullable String marker, @Nullable Integer most) {
    int limit = most == null ? PAGE : Math.clamp(most, 1, PAGE);
    String prefix = home.arn("lambda", "function:").value();
    return tx.resources().list(ResourceKind.FUNCTION, prefix, marker, limit).stream()
        .map(row -> Json.read(row.body(), Function.class))
        .toList();
  }

  public void delete(Tx tx, Function function) {
    new Versions(this).deleteAll(tx, function);
    FunctionUrls urls = new FunctionUrls();
    urls.list(tx, function).forEach(url -> urls.delete(tx, url.function()));
    tx.resources().delete(ResourceKind.EVENT_INVOKE_CONFIG, function.arn().value());
    tx.resources().delete(ResourceKind.FUNCTION, function.arn().value());
  }

  /** Limits its invocations at the same time; null takes the limit away. */
  public Function reserve(Tx tx, Function function, @Nullable Integer most) {
    if (most != null) {
      FunctionRules.between(most, 0, Integer.MAX_VALUE, "reservedConcurrentExecutions");
    }
    return put(tx, function.withReserved(most));
  }

  /** Adds tags, in the place of those with the same keys, and takes others away. */
  public Function tag(Tx tx, Function function, Map<String, String> added, Set<String> gone) {
    Map<String, String> all = new TreeMap<>(function.tags());
    all.putAll(added);
    all.keySet().removeAll(gone);
    if (all.size() > MOST_TAGS) {
      throw LambdaError.parameter("Number of tags exceeds resource tag limit.");
    }
    if (all.keySet().stream().anyMatch(key -> key.startsWith("aws:"))) {
      throw LambdaError.parameter("Tag keys that begin with aws: are reserved for AWS.");
    }
    return put(tx, function.withTags(all));
  }

  public void permit(Tx tx, Function function, Permission permission) {
    FunctionRules.checkPrincipal(permission.principal());
    if (function.policy().stream()
        .anyMatch(other -> other.statementId().equals(permission.statementId()))) {
      throw LambdaError.conflict(
          "The statement id (%s) provided already exists. Please provide a new statement id, or remove the existing statement."
              .formatted(permission.statementId()));
    }
    List<Permission> all = new ArrayList<>(function.policy());
    all.add(permission);
    put(tx, function.withPolicy(all));
  }

  public void forbid(Tx tx, Function function, String statementId) {
    List<Permission> left =
        function.policy().stream().filter(p -> !p.statementId().equals(statementId)).toList();
    if (left.size() == function.policy().size()) {
      throw LambdaError.notFound("Statement " + statementId + " is not found in resource policy.");
    }
    put(tx, function.withPolicy(left));
  }

  /** The policy as AWS writes it. */
  public String policy(Function function) {
    if (function.policy().isEmpty()) {
      throw LambdaError.resourceDoesNotExist();
    }
    return Policy.json(function);
  }

  private static Function put(Tx tx, Function function) {
    tx.resources().put(ResourceKind.FUNCTION, function.arn().value(), Json.tree(function));
    return function;
  }
}
