package dev.holdpoint.core.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.json.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** An event as somebody puts it on a bus, unchecked. */
public record PutEntry(
    @Nullable String source,
    @Nullable String detailType,
    @Nullable String detail,
    @Nullable String bus,
    @Nullable Instant time,
    List<String> resources) {
  private static final int TIME_BYTES = 14;

  public PutEntry {
    resources = List.copyOf(resources);
  }

  /** An entry with nothing missing. */
  record Checked(
      String source,
      String detailType,
      JsonNode detail,
      @Nullable Instant time,
      List<String> resources) {}

  /** Either of the two that checking ends in. */
  sealed interface Check {
    record Passed(Checked entry) implements Check {}

    record Failed(PutResult.Refused why) implements Check {}
  }

  /** Bytes as AWS counts them. */
  int size() {
    return (time == null ? 0 : TIME_BYTES)
        + bytes(source)
        + bytes(detailType)
        + bytes(detail)
        + resources.stream().mapToInt(PutEntry::bytes).sum();
  }

  private static int bytes(@Nullable String text) {
    return text == null ? 0 : text.getBytes(UTF_8).length;
  }

  Check check() {
    if (source == null || source.isEmpty()) {
      return missing("Source");
    }
    if (detailType == null || detailType.isEmpty()) {
      return missing("DetailType");
    }
    if (detail == null || detail.isEmpty()) {
      return missing("Detail");
    }
    if (source.startsWith("aws.")) {
      return failed("NotAuthorizedForSource", "Not authorized for the source.");
    }
    JsonNode object = object(detail);
    return object == null
        ? failed("MalformedDetail", "Detail is malformed.")
        : new Check.Passed(new Checked(source, detailType, object, time, resources));
  }

  private static @Nullable JsonNode object(String text) {
    try {
      JsonNode node = Json.parse(text);
      return node.isObject() ? node : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  private static Check missing(String name) {
    return failed(
        "InvalidArgument",
        "Parameter " + name + " is not valid. Reason: " + name + " is a required argument.");
  }

  private static Check failed(String code, String message) {
    return new Check.Failed(new PutResult.Refused(code, message));
  }

  @Override
  public String toString() {
    return "PutEntry[" + source + ", " + detailType + "]";
  }
}
