package dev.holdpoint.core.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** API keys and the plans that they belong to, over a transaction. Keeps no state. */
public final class UsagePlans {
  private static final int MAX_KEYS = 10_000;
  private static final int MAX_PLANS = 300;
  private static final int LEAST_CHARACTERS = 20;
  private static final int MOST_CHARACTERS = 128;

  /** A key and the plan by which it may call. */
  public record Admitted(ApiKey key, UsagePlan plan) {}

  /** Adds a key, or replaces that of its id. */
  public ApiKey put(Tx tx, ApiKey key) {
    int length = key.value().length();
    if (length < LEAST_CHARACTERS || length > MOST_CHARACTERS) {
      throw AwsException.of(
          "BadRequestException", "API Key value should be at least 20 and at most 128 characters");
    }
    ApiKey same = byValue(tx, key.value());
    if (same != null && !same.id().equals(key.id())) {
      throw AwsException.of("ConflictException", 409, "API Key already exists");
    }
    ApiKey old = key(tx, key.id());
    if (old != null) {
      tx.resources().delete(ResourceKind.API_KEY, hash(old.value()));
    }
    tx.resources().put(ResourceKind.API_KEY, hash(key.value()), Json.tree(key));
    return key;
  }

  public @Nullable ApiKey key(Tx tx, String id) {
    return keys(tx).stream().filter(key -> key.id().equals(id)).findFirst().orElse(null);
  }

  private static @Nullable ApiKey byValue(Tx tx, String value) {
    JsonNode body = tx.resources().find(ResourceKind.API_KEY, hash(value));
    return body == null ? null : Json.read(body, ApiKey.class);
  }

  public List<ApiKey> keys(Tx tx) {
    return tx.resources().list(ResourceKind.API_KEY, "", null, MAX_KEYS).stream()
        .map(found -> Json.read(found.body(), ApiKey.class))
        .toList();
  }

  /** Takes a key away, from its plans too. */
  public void deleteKey(Tx tx, String id) {
    ApiKey key = key(tx, id);
    if (key != null) {
      tx.resources().delete(ResourceKind.API_KEY, hash(key.value()));
    }
    for (UsagePlan plan : plans(tx)) {
      if (plan.keys().contains(id)) {
        put(tx, without(plan, id));
      }
    }
  }

  private static UsagePlan without(UsagePlan plan, String key) {
    return plan.withKeys(plan.keys().stream().filter(one -> !one.equals(key)).toList());
  }

  /** Adds a plan, or replaces that of its id. */
  public UsagePlan put(Tx tx, UsagePlan plan) {
    tx.resources().put(ResourceKind.USAGE_PLAN, plan.id(), Json.tree(plan));
    return plan;
  }

  public @Nullable UsagePlan plan(Tx tx, String id) {
    JsonNode body = tx.resources().find(ResourceKind.USAGE_PLAN, id);
    return body == null ? null : Json.read(body, UsagePlan.class);
  }

  public List<UsagePlan> plans(Tx tx) {
    return tx.resources().list(ResourceKind.USAGE_PLAN, "", null, MAX_PLANS).stream()
        .map(found -> Json.read(found.body(), UsagePlan.class))
        .toList();
  }

  public void deletePlan(Tx tx, String id) {
    tx.resources().delete(ResourceKind.USAGE_PLAN, id);
  }

  /** Lets a key call by a plan. */
  public void join(Tx tx, UsagePlan plan, String key) {
    Set<String> all = new TreeSet<>(plan.keys());
    all.add(key);
    put(tx, plan.withKeys(new ArrayList<>(all)));
  }

  /** Lets it no longer. */
  public void leave(Tx tx, UsagePlan plan, String key) {
    put(tx, without(plan, key));
  }

  /** By which plan the key of this value may call the stage; null where it may not. */
  public @Nullable Admitted find(Tx tx, String value, String api, String stage) {
    ApiKey key = value.isEmpty() ? null : byValue(tx, value);
    if (key == null || !key.enabled()) {
      return null;
    }
    return plans(tx).stream()
        .filter(plan -> plan.keys().contains(key.id()) && plan.concerns(api, stage))
        .findFirst()
        .map(plan -> new Admitted(key, plan))
        .orElse(null);
  }

  private static String hash(String value) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-256 in every JDK, but it is missing", e);
    }
  }
}
