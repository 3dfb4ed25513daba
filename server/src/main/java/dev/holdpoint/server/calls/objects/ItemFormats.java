package dev.holdpoint.server.calls.objects;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.asl.Distribution;
import dev.holdpoint.core.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds a Map's items in objects, one after another: never is a whole object in memory. */
final class ItemFormats {
  /** Takes items; false where it has enough. */
  interface Sink {
    boolean add(@Nullable String key, JsonNode item);
  }

  private final ObjectStorage storage;
  private final String bucket;

  ItemFormats(ObjectStorage storage, String bucket) {
    this.storage = storage;
    this.bucket = bucket;
  }

  void read(String key, Distribution.Format format, Sink sink) throws IOException {
    try (InputStream object = storage.open(bucket, key)) {
      switch (format.input()) {
        case "CSV" -> csv(object, format.delimiter(), format.headers(), sink);
        case "JSONL" -> lines(object, sink);
        case "MANIFEST" -> manifest(object, sink);
        default -> json(object, format.pointer(), sink);
      }
    }
  }

  private static boolean csv(
      InputStream object, char delimiter, @Nullable List<String> given, Sink sink)
      throws IOException {
    CsvReader rows =
        new CsvReader(new BufferedReader(new InputStreamReader(object, UTF_8)), delimiter);
    List<String> headers = given == null ? rows.next() : given;
    if (headers == null) {
      return true;
    }
    for (List<String> row = rows.next(); row != null; row = rows.next()) {
      ObjectNode item = Json.object();
      for (int i = 0; i < headers.size(); i++) {
        item.put(headers.get(i), i < row.size() ? row.get(i) : "");
      }
      if (!sink.add(null, item)) {
        return false;
      }
    }
    return true;
  }

  private static void lines(InputStream object, Sink sink) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(object, UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank() && !sink.add(null, Json.parse(line))) {
        return;
      }
    }
  }

  /** S3 Inventory: lists of objects, each a compressed CSV. */
  private void manifest(InputStream object, Sink sink) throws IOException {
    JsonNode manifest = Json.parse(object.readAllBytes());
    List<String> headers =
        Arrays.stream(manifest.path("fileSchema").asString("").split(",", -1))
            .map(String::strip)
            .toList();
    if (!manifest.path("fileFormat").asString("").equals("CSV")) {
      throw new ObjectStorageException("Only inventories in CSV can be read");
    }
    boolean more = true;
    for (JsonNode file : manifest.path("files")) {
      if (more) {
        try (InputStream part = storage.open(bucket, file.path("key").asString(""));
            InputStream plain = new GZIPInputStream(part)) {
          more = csv(plain, ',', headers, sink);
        }
      }
    }
  }

  private static void json(InputStream object, @Nullable String pointer, Sink sink) {
    try (JsonParser parser = Json.mapper().createParser(object)) {
      JsonToken first = parser.nextToken();
      for (String step : steps(pointer)) {
        first = descend(parser, first, step);
      }
      if (first == JsonToken.START_ARRAY) {
        elements(parser, sink);
      } else if (first == JsonToken.START_OBJECT) {
        members(parser, sink);
      } else {
        throw new ObjectStorageException("The object holds neither a JSON array nor an object");
      }
    } catch (JacksonException e) {
      throw new ObjectStorageException("The object is not valid JSON: " + e.getOriginalMessage());
    }
  }

  private static List<String> steps(@Nullable String pointer) {
    return pointer == null || pointer.isEmpty()
        ? List.of()
        : Arrays.stream(pointer.substring(1).split("/", -1))
            .map(step -> step.replace("~1", "/").replace("~0", "~"))
            .toList();
  }

  /** On to the value of this name or index; what is before it is skipped. */
  private static @Nullable JsonToken descend(
      JsonParser parser, @Nullable JsonToken at, String step) {
    boolean list = at == JsonToken.START_ARRAY;
    int index = 0;
    for (JsonToken next = parser.nextToken(); next != null; next = parser.nextToken()) {
      if (next == JsonToken.END_ARRAY || next == JsonToken.END_OBJECT) {
        break;
      }
      String name = list ? Integer.toString(index++) : parser.currentName();
      JsonToken value = list ? next : parser.nextToken();
      if (step.equals(name)) {
        return value;
      }
      parser.skipChildren();
    }
    throw new ObjectStorageException("ItemsPointer leads to nothing");
  }

  private static void elements(JsonParser parser, Sink sink) {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (!sink.add(null, parser.readValueAsTree())) {
        return;
      }
    }
  }

  private static void members(JsonParser parser, Sink sink) {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      if (!sink.add(name, parser.readValueAsTree())) {
        return;
      }
    }
  }
}
