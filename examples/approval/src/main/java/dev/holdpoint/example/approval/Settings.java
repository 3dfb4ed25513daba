package dev.holdpoint.example.approval;

/** What the template put into the function's environment. */
final class Settings {
  private Settings() {}

  /** A setting that must be there; without it the function must not start. */
  static String required(String name) {
    String value = System.getenv(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(
          "Expected a setting in the environment, but it was missing (name=" + name + ")");
    }
    return value;
  }
}
