package dev.holdpoint.core.store;

/** What users name and configure. */
public enum ResourceKind {
  STATE_MACHINE,
  STATE_MACHINE_VERSION,
  STATE_MACHINE_ALIAS,
  /** A definition that some execution may still run; never changed. */
  DEFINITION,
  ACTIVITY,
  /** A task that waits for an activity's worker. */
  ACTIVITY_TASK,
  /** An execution that a task started and waits for: a row by the task and one by the execution. */
  CHILD_EXECUTION,
  QUEUE,
  /** A task that moves a queue's messages, or did. */
  MESSAGE_MOVE,
  TOPIC,
  SUBSCRIPTION,
  EVENT_BUS,
  RULE,
  /** Which change of a bus's rules was the last one. */
  RULES_CHANGE,
  CONNECTION,
  API_DESTINATION,
  /** When an API destination may be called next. */
  DESTINATION_PACE,
  /** What keeps events of a bus. */
  ARCHIVE,
  REPLAY,
  SCHEDULE,
  SCHEDULE_GROUP,
  PIPE,
  FUNCTION,
  FUNCTION_VERSION,
  /** The latest number of a function's versions: no number comes twice. */
  FUNCTION_NUMBER,
  FUNCTION_ALIAS,
  EVENT_SOURCE_MAPPING,
  /** How far a shard of a table's stream was read for a mapping. */
  STREAM_POSITION,
  EVENT_INVOKE_CONFIG,
  /** An address of its own that a function has, by its id. */
  FUNCTION_URL,
  /** The latest number of a layer: no number comes twice. */
  LAYER,
  LAYER_VERSION,
  API,
  /** An API as it was when it was deployed. */
  API_DEPLOYMENT,
  /** By the hash of its value. */
  API_KEY,
  USAGE_PLAN,
  /** A page that asked before a request of an API was made, and was answered. */
  CONFIRMATION,
  BUCKET,
  /** An object that is still being put part by part. */
  MULTIPART_UPLOAD,
  UPLOAD_PART,
  STACK,
  /** How a stack fares, and by which template; a deleted one's by its id. */
  STACK_LIFE,
  /** A change of a stack that was proposed. */
  CHANGE_SET,
  /** What became of a stack's resource; the latest first. */
  STACK_EVENT,
  /** What the maker of a custom resource was asked, until its answer has been taken. */
  CUSTOM_REQUEST,
  LOG_GROUP,
  IAM_ROLE,
  IAM_POLICY,
  /** How often an execution was redriven, and when last. */
  REDRIVE,
  /** An execution whose row is gone, while its journal is still being taken away. */
  FORGOTTEN,
  /** A place from which a queue's messages are still being taken away. */
  EMPTIED,
  /** What was found damaged and taken out of the way of everything else, to be looked at. */
  SET_ASIDE,
  /** What the installation itself must remember, its keys among them. */
  SETTING
}
