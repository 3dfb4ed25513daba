package dev.holdpoint.core.sns;

/** What a filter policy looks at. */
enum FilterScope {
  ATTRIBUTES("MessageAttributes"),
  BODY("MessageBody");

  private final String text;

  FilterScope(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  static FilterScope of(String name) {
    for (FilterScope scope : values()) {
      if (scope.text.equals(name)) {
        return scope;
      }
    }
    throw SnsError.parameter(
        "FilterPolicyScope: Invalid value ["
            + name
            + "]. Please use either MessageBody or MessageAttributes");
  }
}
