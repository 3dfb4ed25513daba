package dev.holdpoint.core.iam;

/**
 * IAM's limits; AWS's own numbers. Documents are counted without their white space.
 *
 * @param trust characters of a trust policy
 * @param inline characters of all of a role's inline policies
 * @param document characters of a managed policy
 */
public record IamLimits(
    int roles,
    int policies,
    int versions,
    int attached,
    int tags,
    int trust,
    int inline,
    int document) {
  /** AWS's own. */
  public static final IamLimits AWS = new IamLimits(1_000, 1_500, 5, 10, 50, 2_048, 10_240, 6_144);
}
