package dev.holdpoint.core.iam;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayList;
import java.util.List;

/** Rules of the policies that a role holds: its own (inline) ones, and those attached. */
public final class RolePolicies {
  private RolePolicies() {}

  /** Adds an inline policy, in the place of one of the same name. */
  public static void put(Tx tx, Home home, String roleName, String policy, String document) {
    PolicyDocuments.checkIdentity(document);
    Role role = Roles.get(tx, home, roleName).withInline(policy, document);
    int size = role.inline().values().stream().mapToInt(PolicyDocuments::size).sum();
    if (size > IamLimits.AWS.inline()) {
      throw IamError.limitExceeded(
          "Maximum policy size of "
              + IamLimits.AWS.inline()
              + " bytes exceeded for role "
              + role.name());
    }
    Roles.put(tx, home.account(), role);
  }

  /** An inline policy's document. */
  public static String get(Tx tx, Home home, String roleName, String policy) {
    return document(Roles.get(tx, home, roleName), policy);
  }

  public static void delete(Tx tx, Home home, String roleName, String policy) {
    Role role = Roles.get(tx, home, roleName);
    document(role, policy);
    Roles.put(tx, home.account(), role.withInline(policy, null));
  }

  private static String document(Role role, String policy) {
    String document = role.inline().get(policy);
    if (document == null) {
      throw IamError.noSuchEntity("The role policy with name " + policy + " cannot be found.");
    }
    return document;
  }

  /** Attaches a policy; nothing happens where it already is. */
  public static void attach(Tx tx, Home home, String roleName, String policyArn) {
    Role role = Roles.get(tx, home, roleName);
    Policies.checkAttachable(tx, home, policyArn);
    if (role.attached().contains(policyArn)) {
      return;
    }
    if (role.attached().size() >= IamLimits.AWS.attached()) {
      throw IamError.limit("PoliciesPerRole", IamLimits.AWS.attached());
    }
    List<String> attached = new ArrayList<>(role.attached());
    attached.add(policyArn);
    Roles.put(tx, home.account(), role.withAttached(attached));
  }

  public static void detach(Tx tx, Home home, String roleName, String policyArn) {
    Role role = Roles.get(tx, home, roleName);
    List<String> attached = new ArrayList<>(role.attached());
    if (!attached.remove(policyArn)) {
      throw IamError.noSuchEntity("Policy " + policyArn + " was not found.");
    }
    Roles.put(tx, home.account(), role.withAttached(attached));
  }
}
