package dev.holdpoint.core.apigateway.policy;

import dev.holdpoint.core.aws.AwsException;

/** What is wrong with a resource policy. */
final class PolicyError {
  private PolicyError() {}

  static AwsException malformed() {
    return AwsException.of(
        "BadRequestException",
        "Invalid policy document. Please check the policy syntax and ensure that Principals are"
            + " valid.");
  }

  /** What AWS may judge and Holdpoint cannot. */
  static AwsException unknown(String what) {
    return AwsException.of(
        "BadRequestException",
        "The resource policy has " + what + ", which Holdpoint cannot judge; leave it out here");
  }
}
