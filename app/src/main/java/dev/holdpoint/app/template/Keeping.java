package dev.holdpoint.app.template;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What becomes of a resource when it leaves the template or goes with its stack, and of the former
 * one where it is replaced.
 *
 * @param deletion its {@code DeletionPolicy}
 * @param replacement its {@code UpdateReplacePolicy}
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html">AWS:
 *     DeletionPolicy</a>
 */
public record Keeping(String deletion, String replacement) {
  private static final String DELETE = "Delete";
  private static final String RETAIN = "Retain";
  private static final String EXCEPT_ON_CREATE = "RetainExceptOnCreate";

  /** Nothing is kept. */
  public static final Keeping NOTHING = new Keeping(DELETE, DELETE);

  /** All of it is kept. */
  public static final Keeping ALL = new Keeping(RETAIN, RETAIN);

  static Keeping read(JsonNode resource) {
    return new Keeping(policy(resource, "DeletionPolicy"), policy(resource, "UpdateReplacePolicy"));
  }

  private static String policy(JsonNode resource, String name) {
    JsonNode value = resource.path(name);
    if (value.isMissingNode()) {
      return DELETE;
    }
    if (!value.isString()) {
      throw new TemplateException(
          "Template format error: Every %s member must be a string; functions need the line Transform: %s."
              .formatted(name, LanguageExtensions.NAME));
    }
    return value.stringValue();
  }

  /** Whether it stays when it leaves the template, or its stack goes. */
  public boolean whenGone() {
    return deletion.equals(RETAIN) || deletion.equals(EXCEPT_ON_CREATE);
  }

  /** Whether it goes nevertheless where the run that made it came to no end. */
  public boolean exceptOnCreate() {
    return deletion.equals(EXCEPT_ON_CREATE);
  }

  /** Whether the former one stays where another takes its place. */
  public boolean whenReplaced() {
    return replacement.equals(RETAIN);
  }

  /** Refuses policies that there are not, or not for this type: nothing here has snapshots. */
  public void check(String logicalId, String type) {
    check("DeletionPolicy", deletion, Set.of(DELETE, RETAIN, EXCEPT_ON_CREATE), logicalId, type);
    check("UpdateReplacePolicy", replacement, Set.of(DELETE, RETAIN), logicalId, type);
  }

  private static void check(
      String name, String policy, Set<String> known, String logicalId, String type) {
    if (policy.equals("Snapshot")) {
      throw new TemplateException(
          "%s: Template error: resource type %s does not support %s Snapshot."
              .formatted(logicalId, type, name));
    }
    if (!known.contains(policy)) {
      throw new TemplateException(
          "Template error: Unrecognized %s %s for resource %s.".formatted(name, policy, logicalId));
    }
  }
}
