package dev.holdpoint.core.lambda;

import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import java.util.List;

/**
 * One version of a layer: never changed.
 *
 * @param arn of the version
 * @param runtimes that it says it is for: recorded, not enforced, as on AWS
 */
public record LayerVersion(
    Arn arn,
    String name,
    long version,
    String description,
    String license,
    List<String> runtimes,
    FunctionCode code,
    Instant createdAt) {

  public LayerVersion {
    runtimes = List.copyOf(runtimes);
  }

  /** The ARN of the layer itself. */
  public String layerArn() {
    String text = arn.value();
    return text.substring(0, text.lastIndexOf(':'));
  }

  public LayerUse use() {
    return new LayerUse(arn, code);
  }
}
