package dev.holdpoint.server.host;

/**
 * Takes a function's answer while the function makes it. Called by one thread; what blocks here
 * slows the function down.
 */
public interface AnswerSink {
  /** The answer begins, as this type. Called once, before anything is written. */
  void begin(String contentType);

  /** More of it: so many of these bytes, from the first. */
  void write(byte[] bytes, int count);
}
