package dev.holdpoint.testkit.conformance;

import dev.holdpoint.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A sequence of calls and what AWS answers to them.
 *
 * @param id its file below the folder of cases, without ending
 * @param recordedOn members that AWS began to return later may be there besides
 * @param ignored what is left out on both sides
 * @param recorded the expected answers by their names
 */
public record Case(
    String id,
    LocalDate recordedOn,
    List<CasePath> ignored,
    List<Step> steps,
    Map<String, JsonNode> recorded) {
  private static final String ENDING = ".json";

  /** Whether it calls something whose answer depends on what else the account holds. */
  public boolean wantsAnAccountOfItsOwn() {
    return steps.stream().anyMatch(step -> step instanceof Step.Call call && call.listsAll());
  }

  /** Every case below a folder, in the order of their names. */
  public static List<Case> in(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING))
          .sorted()
          .map(file -> read(folder, file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A case of this form: what a file holds. */
  public static Case of(String id, JsonNode form) {
    return new Case(
        id,
        LocalDate.parse(form.get("recordedOn").stringValue()),
        form.path("ignore").values().stream().map(p -> CasePath.parse(p.stringValue())).toList(),
        form.get("steps").values().stream().map(Step::read).toList(),
        Step.byName(form.get("recorded")));
  }

  private static Case read(Path folder, Path file) {
    String name = folder.relativize(file).toString().replace('\\', '/');
    String id = name.substring(0, name.length() - ENDING.length());
    try {
      return of(id, Json.parse(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("Not a case: " + file, e);
    }
  }
}
