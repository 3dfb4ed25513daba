package dev.holdpoint.core.engine;

/** What can be seen of a state while it is tried, by the name that AWS gives it. */
public enum Stage {
  AFTER_ARGUMENTS("afterArguments"),
  AFTER_INPUT_PATH("afterInputPath"),
  AFTER_PARAMETERS("afterParameters"),
  RESULT("result"),
  AFTER_RESULT_SELECTOR("afterResultSelector"),
  AFTER_RESULT_PATH("afterResultPath"),
  AFTER_ITEMS_PATH("afterItemsPath"),
  AFTER_ITEMS_POINTER("afterItemsPointer"),
  AFTER_ITEM_SELECTOR("afterItemSelector"),
  AFTER_ITEM_BATCHER("afterItemBatcher"),
  TOLERATED_FAILURE_COUNT("toleratedFailureCount"),
  TOLERATED_FAILURE_PERCENTAGE("toleratedFailurePercentage"),
  MAX_CONCURRENCY("maxConcurrency");

  private final String awsName;

  Stage(String awsName) {
    this.awsName = awsName;
  }

  public String awsName() {
    return awsName;
  }
}
