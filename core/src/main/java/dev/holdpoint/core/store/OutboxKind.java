package dev.holdpoint.core.store;

/** What kinds of remote calls there are. */
public enum OutboxKind {
  /** A Task state's call; its result is a trigger of the execution. */
  TASK,
  /** The items of a map run, to be read. */
  MAP_READ,
  /** The results of a map run, to be written. */
  MAP_WRITE,
  /** A job that a Task state waits for, to be looked at. */
  JOB,
  /** An asynchronous invocation of a function. */
  INVOKE,
  /** An action of any service, as a schedule calls it. */
  ACTION,
  /** An event, to the rules of its bus. */
  EVENT,
  /** A published message, to the rest of its topic's subscribers. */
  FAN_OUT,
  /** An event, to a log group. */
  LOG,
  /** A message to a subscriber's HTTP endpoint. */
  NOTIFY,
  /** The first token of a connection to somebody else's API. */
  AUTHORIZE,
  /** A request to an API destination. */
  DESTINATION,
  /** A mail to a mail server. */
  MAIL,
  /** Messages that a queue has lent to a function, to be given back if that never ends. */
  LOAN,
  /** What CloudFormation was asked to do with a stack. */
  STACK
}
