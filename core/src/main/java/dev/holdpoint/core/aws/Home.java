package dev.holdpoint.core.aws;

/** An account and a region. */
public record Home(String account, String region) {
  /** What clients without any settings expect. */
  public static final Home DEFAULT = new Home("000000000000", "us-east-1");

  /** Where the resource of this ARN lives. */
  public static Home of(Arn arn) {
    return new Home(arn.account(), arn.region());
  }

  /** The ARN of a resource here, for instance {@code arn("states", "stateMachine:orders")}. */
  public Arn arn(String service, String resource) {
    return new Arn("arn:aws:" + service + ":" + region + ":" + account + ":" + resource);
  }
}
