package dev.holdpoint.core.iam;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Bindings;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Rules of roles; names are not told apart by their case. */
public final class Roles {
  private static final int HOUR = 3_600;
  private static final Bindings<Role> ROLES = new Bindings<>(Role.class);

  private Roles() {}

  /** What may be said of a role when it is made. */
  public record Spec(
      String name,
      @Nullable String path,
      String trust,
      @Nullable String description,
      @Nullable Integer maxSession,
      @Nullable String boundary,
      Map<String, String> tags) {}

  public static Role create(Tx tx, Turn turn, Spec spec) {
    checkTrust(spec.trust());
    Tagged.check(spec.tags());
    String account = turn.home().account();
    if (find(tx, account, spec.name()) != null) {
      throw IamError.exists("Role with name " + spec.name() + " already exists.");
    }
    if (all(tx, account).size() >= IamLimits.AWS.roles()) {
      throw IamError.limit("RolesPerAccount", IamLimits.AWS.roles());
    }
    if (spec.boundary() != null) {
      Policies.checkAttachable(tx, turn.home(), spec.boundary());
    }
    String path = Objects.requireNonNullElse(spec.path(), "/");
    Role role =
        new Role(
            Arn.of("arn:aws:iam::" + account + ":role" + path + spec.name()),
            spec.name(),
            path,
            IamIds.role(turn.ids()),
            turn.now(),
            spec.trust(),
            spec.description(),
            Objects.requireNonNullElse(spec.maxSession(), HOUR),
            spec.boundary(),
            spec.tags(),
            Map.of(),
            List.of());
    return put(tx, account, role);
  }

  /** The role of this name, or the error that AWS gives. */
  public static Role get(Tx tx, Home home, String name) {
    Role role = find(tx, home.account(), name);
    if (role == null) {
      throw IamError.noSuchRole(name);
    }
    return role;
  }

  /** The role of this ARN, or null. */
  public static @Nullable Role find(Tx tx, Arn arn) {
    Role role = find(tx, arn.account(), arn.name());
    return role != null && role.arn().equals(arn) ? role : null;
  }

  private static @Nullable Role find(Tx tx, String account, String name) {
    JsonNode body = tx.resources().find(ResourceKind.IAM_ROLE, key(account, name));
    return body == null ? null : ROLES.read(body);
  }

  /** All roles below a path, in the order of their names. */
  public static List<Role> list(Tx tx, Home home, @Nullable String pathPrefix) {
    String prefix = Objects.requireNonNullElse(pathPrefix, "/");
    return all(tx, home.account()).stream().filter(role -> role.path().startsWith(prefix)).toList();
  }

  static List<Role> all(Tx tx, String account) {
    return tx
        .resources()
        .list(ResourceKind.IAM_ROLE, account + "/", null, Integer.MAX_VALUE)
        .stream()
        .map(row -> ROLES.read(row.body()))
        .toList();
  }

  /** Changes a role's settings; null leaves as it is. */
  public static Role update(
      Tx tx, Home home, String name, @Nullable String description, @Nullable Integer maxSession) {
    Role role = get(tx, home, name);
    return put(
        tx,
        home.account(),
        role.with(
            description == null ? role.description() : description,
            maxSession == null ? role.maxSession() : maxSession));
  }

  public static void updateTrust(Tx tx, Home home, String name, String document) {
    checkTrust(document);
    put(tx, home.account(), get(tx, home, name).withTrust(document));
  }

  private static void checkTrust(String document) {
    PolicyDocuments.checkTrust(document);
    if (PolicyDocuments.size(document) > IamLimits.AWS.trust()) {
      throw IamError.limit("ACLSizePerRole", IamLimits.AWS.trust());
    }
  }

  /** Sets a role's boundary, or with null takes it away. */
  public static void bound(Tx tx, Home home, String name, @Nullable String policy) {
    Role role = get(tx, home, name);
    if (policy != null) {
      Policies.checkAttachable(tx, home, policy);
    }
    put(tx, home.account(), role.withBoundary(policy));
  }

  /** Takes a role away that holds no policy any more. */
  public static void delete(Tx tx, Home home, String name) {
    Role role = get(tx, home, name);
    if (!role.attached().isEmpty()) {
      throw IamError.conflict("Cannot delete entity, must detach all policies first.");
    }
    if (!role.inline().isEmpty()) {
      throw IamError.conflict("Cannot delete entity, must delete policies first.");
    }
    tx.resources().delete(ResourceKind.IAM_ROLE, key(home.account(), name));
  }

  public static void tag(Tx tx, Home home, String name, Map<String, String> more) {
    Role role = get(tx, home, name);
    put(tx, home.account(), role.withTags(Tagged.with(role.tags(), more)));
  }

  public static void untag(Tx tx, Home home, String name, Collection<String> keys) {
    Role role = get(tx, home, name);
    Map<String, String> left = new TreeMap<>(role.tags());
    left.keySet().removeAll(keys);
    put(tx, home.account(), role.withTags(left));
  }

  static Role put(Tx tx, String account, Role role) {
    tx.resources().put(ResourceKind.IAM_ROLE, key(account, role.name()), Json.tree(role));
    return role;
  }

  private static String key(String account, String name) {
    return account + "/" + name.toLowerCase(Locale.ROOT);
  }
}
