package dev.holdpoint.app.config;

/** A text that is shown to nobody. */
public record Secret(String value) {
  @Override
  public String toString() {
    return "***";
  }
}
