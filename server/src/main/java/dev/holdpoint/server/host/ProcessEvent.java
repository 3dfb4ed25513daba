package dev.holdpoint.server.host;

/** What a function's process does, as its host hears of it. */
sealed interface ProcessEvent {
  /** It asks for work: its init is over. */
  record Ready() implements ProcessEvent {}

  record Answered(byte[] payload) implements ProcessEvent {}

  record Failed(byte[] error) implements ProcessEvent {}

  record InitFailed(byte[] error) implements ProcessEvent {}

  record AnsweredTooMuch() implements ProcessEvent {}

  record Exited(int status) implements ProcessEvent {}
}
