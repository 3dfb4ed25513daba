package dev.holdpoint.core.states.maps;

import dev.holdpoint.core.engine.MapItem;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.MapItems;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Items as they are kept: in parts, so that nobody holds all of them at once. */
public final class ItemParts {
  /** Ours: bounds of one part. */
  private static final int MAX_ITEMS = 200;

  private static final int MAX_BYTES = 64 * 1024;

  private ItemParts() {}

  /** Puts items together into parts, in order. One thread. */
  public static final class Writer {
    private final Consumer<MapItems> sink;
    private ArrayNode values = Json.array();
    private ArrayNode keys = Json.array();
    private long first;
    private long bytes;

    public Writer(Consumer<MapItems> sink) {
      this.sink = sink;
    }

    /**
     * Adds an item.
     *
     * @param key its name in an object, or null
     */
    public void add(@Nullable String key, JsonNode value) {
      values.add(value);
      if (key != null) {
        keys.add(key);
      }
      bytes += Json.write(value).length();
      if (values.size() == MAX_ITEMS || bytes >= MAX_BYTES) {
        flush();
      }
    }

    /** How many were added. */
    public long count() {
      return first + values.size();
    }

    /** Hands on what is left. */
    public void flush() {
      if (values.isEmpty()) {
        return;
      }
      ObjectNode body = Json.object();
      body.set("v", values);
      if (!keys.isEmpty()) {
        body.set("k", keys);
      }
      sink.accept(new MapItems(first, values.size(), Json.write(body)));
      first += values.size();
      values = Json.array();
      keys = Json.array();
      bytes = 0;
    }
  }

  /** Keeps the elements of a list, or the members of an object. */
  static void write(Tx tx, long run, JsonNode items) {
    Writer writer = new Writer(part -> tx.mapRuns().putItems(run, part));
    if (items.isObject()) {
      items.properties().forEach(member -> writer.add(member.getKey(), member.getValue()));
    } else {
      items.forEach(item -> writer.add(null, item));
    }
    writer.flush();
  }

  /** The items from one index to before another, as JSON texts. */
  public static List<String> texts(Tx tx, MapRun run, long from, long end) {
    Reader reader = new Reader(tx, run);
    List<String> texts = new ArrayList<>();
    for (long at = from; at < end; at++) {
      texts.add(Json.write(reader.get(at).value()));
    }
    return texts;
  }

  /** Reads items, mostly one after another. Within one unit of work. */
  static final class Reader {
    private final Tx tx;
    private final MapRun run;
    private @Nullable MapItems part;
    private JsonNode body = Json.nullNode();

    Reader(Tx tx, MapRun run) {
      this.tx = tx;
      this.run = run;
    }

    MapItem get(long index) {
      MapItems now = part;
      if (now == null || index < now.first() || index >= now.first() + now.count()) {
        now = tx.mapRuns().items(run.id(), index);
        if (now == null) {
          throw new IllegalStateException(
              "Expected an item, but there is none (run=" + run.id() + ", index=" + index + ")");
        }
        part = now;
        body = Json.parse(now.body());
      }
      int at = (int) (index - now.first());
      JsonNode key = body.path("k").get(at);
      return new MapItem(
          index, body.get("v").get(at), key == null ? null : key.stringValue(), source());
    }

    private String source() {
      var reading = run.plan().reading();
      if (reading == null) {
        return "STATE_DATA";
      }
      String bucket = reading.arguments().path("Bucket").asString("");
      return switch (reading.source()) {
        case LISTING -> "s3://" + bucket;
        case OBJECT -> "s3://" + bucket + "/" + reading.arguments().path("Key").asString("");
      };
    }
  }
}
