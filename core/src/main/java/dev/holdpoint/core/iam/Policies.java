package dev.holdpoint.core.iam;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.iam.Policy.Version;
import dev.holdpoint.core.json.Bindings;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Rules of managed policies. Of AWS's own ones nothing is known but that they may be attached. */
public final class Policies {
  private static final String OF_AWS = "arn:aws:iam::aws:policy/";
  private static final Bindings<Policy> POLICIES = new Bindings<>(Policy.class);

  private Policies() {}

  /** What is said of a policy when it is made. */
  public record Spec(
      String name,
      @Nullable String path,
      String document,
      @Nullable String description,
      Map<String, String> tags) {}

  public static Policy create(Tx tx, Turn turn, Spec spec) {
    check(spec.document());
    Tagged.check(spec.tags());
    String account = turn.home().account();
    if (find(tx, account, spec.name()) != null) {
      throw IamError.exists(
          "A policy called " + spec.name() + " already exists. Duplicate names are not allowed.");
    }
    if (list(tx, turn.home()).size() >= IamLimits.AWS.policies()) {
      throw IamError.limit("PoliciesPerAccount", IamLimits.AWS.policies());
    }
    String path = Objects.requireNonNullElse(spec.path(), "/");
    Policy policy =
        new Policy(
            Arn.of("arn:aws:iam::" + account + ":policy" + path + spec.name()),
            spec.name(),
            path,
            IamIds.policy(turn.ids()),
            spec.description(),
            turn.now(),
            turn.now(),
            "v1",
            List.of(new Version("v1", spec.document(), turn.now())),
            1,
            spec.tags());
    return put(tx, policy);
  }

  private static void check(String document) {
    PolicyDocuments.checkIdentity(document);
    if (PolicyDocuments.size(document) > IamLimits.AWS.document()) {
      throw IamError.limit("PolicySize", IamLimits.AWS.document());
    }
  }

  /** The policy of this ARN, or the error that AWS gives. */
  public static Policy get(Tx tx, String policyArn) {
    Arn arn = Arn.of(policyArn);
    if (!arn.isWellFormed()) {
      throw IamError.invalidInput("ARN " + policyArn + " is not valid.");
    }
    if (policyArn.startsWith(OF_AWS)) {
      throw IamError.noSuchEntity(
          "What AWS's own policy "
              + policyArn
              + " says is not known to this version of Holdpoint; it can be attached.");
    }
    Policy policy = find(tx, arn.account(), arn.name());
    if (policy == null || !policy.arn().equals(arn)) {
      throw IamError.noSuchEntity("Policy " + policyArn + " was not found.");
    }
    return policy;
  }

  private static @Nullable Policy find(Tx tx, String account, String name) {
    JsonNode body = tx.resources().find(ResourceKind.IAM_POLICY, key(account, name));
    return body == null ? null : POLICIES.read(body);
  }

  static void checkAttachable(Tx tx, Home home, String policyArn) {
    Arn arn = Arn.of(policyArn);
    if (!arn.isWellFormed() || !arn.service().equals("iam")) {
      throw IamError.invalid("ARN " + policyArn + " is not valid.");
    }
    boolean ofAws = policyArn.startsWith(OF_AWS) && policyArn.length() > OF_AWS.length();
    Policy policy = ofAws ? null : find(tx, home.account(), arn.name());
    if (!ofAws && (policy == null || !policy.arn().equals(arn))) {
      throw IamError.noSuchEntity("Policy " + policyArn + " does not exist or is not attachable.");
    }
  }

  /** An account's policies, in the order of their names. */
  public static List<Policy> list(Tx tx, Home home) {
    return tx
        .resources()
        .list(ResourceKind.IAM_POLICY, home.account() + "/", null, Integer.MAX_VALUE)
        .stream()
        .map(row -> POLICIES.read(row.body()))
        .toList();
  }

  /** The roles that a policy is attached to. */
  public static List<Role> holders(Tx tx, Home home, String policyArn) {
    return Roles.all(tx, home.account()).stream()
        .filter(role -> role.attached().contains(policyArn))
        .toList();
  }

  /** The roles that a policy bounds. */
  public static List<Role> bounded(Tx tx, Home home, String policyArn) {
    return Roles.all(tx, home.account()).stream()
        .filter(role -> policyArn.equals(role.boundary()))
        .toList();
  }

  /** Takes a policy away that is attached to nobody and has no version but its default. */
  public static void delete(Tx tx, Home home, String policyArn) {
    Policy policy = get(tx, policyArn);
    if (!holders(tx, home, policyArn).isEmpty() || !bounded(tx, home, policyArn).isEmpty()) {
      throw IamError.conflict("Cannot delete a policy attached to entities.");
    }
    if (policy.versions().size() > 1) {
      throw IamError.conflict(
          "This policy has more than one version. Before you delete a policy, you must delete the"
              + " policy's versions. The default version is deleted with the policy.");
    }
    tx.resources().delete(ResourceKind.IAM_POLICY, key(home.account(), policy.name()));
  }

  /** A version of a policy. */
  public static Version version(Tx tx, String policyArn, String versionId) {
    return version(get(tx, policyArn), versionId);
  }

  private static Version version(Policy policy, String versionId) {
    Version version = policy.find(versionId);
    if (version == null) {
      throw IamError.noSuchEntity(
          "Policy "
              + policy.arn()
              + " version "
              + versionId
              + " does not exist or is not attachable.");
    }
    return version;
  }

  public static Version addVersion(
      Tx tx, Turn turn, String policyArn, String document, boolean byDefault) {
    check(document);
    Policy policy = get(tx, policyArn);
    if (policy.versions().size() >= IamLimits.AWS.versions()) {
      throw IamError.limitExceeded(
          "A managed policy can have up to "
              + IamLimits.AWS.versions()
              + " versions. Before you create a new version, you must delete an existing version.");
    }
    int number = policy.lastVersion() + 1;
    Version version = new Version("v" + number, document, turn.now());
    List<Version> versions = new ArrayList<>(policy.versions());
    versions.add(version);
    String current = byDefault ? version.id() : policy.defaultVersion();
    put(tx, policy.with(versions, current, number, turn.now()));
    return version;
  }

  public static void setDefault(Tx tx, Turn turn, String policyArn, String versionId) {
    Policy policy = get(tx, policyArn);
    version(policy, versionId);
    put(tx, policy.with(policy.versions(), versionId, policy.lastVersion(), turn.now()));
  }

  public static void deleteVersion(Tx tx, Turn turn, String policyArn, String versionId) {
    Policy policy = get(tx, policyArn);
    Version version = version(policy, versionId);
    if (policy.defaultVersion().equals(versionId)) {
      throw IamError.conflict("Cannot delete the default version of a policy.");
    }
    List<Version> left = new ArrayList<>(policy.versions());
    left.remove(version);
    put(tx, policy.with(left, policy.defaultVersion(), policy.lastVersion(), turn.now()));
  }

  public static void tag(Tx tx, String policyArn, Map<String, String> more) {
    Policy policy = get(tx, policyArn);
    put(tx, policy.withTags(Tagged.with(policy.tags(), more)));
  }

  public static void untag(Tx tx, String policyArn, Collection<String> keys) {
    Policy policy = get(tx, policyArn);
    Map<String, String> left = new TreeMap<>(policy.tags());
    left.keySet().removeAll(keys);
    put(tx, policy.withTags(left));
  }

  private static Policy put(Tx tx, Policy policy) {
    tx.resources()
        .put(
            ResourceKind.IAM_POLICY, key(policy.arn().account(), policy.name()), Json.tree(policy));
    return policy;
  }

  private static String key(String account, String name) {
    return account + "/" + name.toLowerCase(Locale.ROOT);
  }
}
