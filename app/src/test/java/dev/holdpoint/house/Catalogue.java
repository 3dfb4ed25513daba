package dev.holdpoint.house;

import dev.holdpoint.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What AWS's language has, section by section: {@code app/src/test/resources/coverage}. A further
 * field of AWS is a further line there.
 */
record Catalogue(List<Section> sections) {
  private static final String FILE = "app/src/test/resources/coverage/catalogue.json";

  /**
   * What belongs together.
   *
   * @param group whose fields these are; empty where the entries are no fields
   */
  record Section(String title, String group, List<Entry> entries) {}

  /**
   * One thing that AWS has.
   *
   * @param text how it is written where it is used
   * @param verdict {@code yes}, {@code no} or {@code differs}
   * @param remark how it differs, or what of it is guessed; perhaps empty
   */
  record Entry(String name, String text, String verdict, String remark) {
    boolean isThere() {
      return !verdict.equals("no");
    }
  }

  static Catalogue read() {
    List<Section> sections = new ArrayList<>();
    for (JsonNode section : Json.parse(Checkout.read(Checkout.ROOT.resolve(FILE)))) {
      List<Entry> entries = new ArrayList<>();
      for (JsonNode entry : section.get("entries")) {
        entries.add(
            new Entry(
                entry.get("name").stringValue(),
                entry.get("text").stringValue(),
                entry.path("is").asString("yes"),
                entry.path("says").asString("")));
      }
      sections.add(
          new Section(
              section.get("title").stringValue(), section.path("group").asString(""), entries));
    }
    return new Catalogue(sections);
  }
}
