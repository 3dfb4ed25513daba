package dev.holdpoint.app.stack.outside;

import dev.holdpoint.app.stack.Beginning;
import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.OutsideType;
import dev.holdpoint.app.stack.StackResource;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.calls.remote.MissingEndpoints;
import dev.holdpoint.server.calls.remote.RefusedException;
import dev.holdpoint.server.calls.remote.RemoteServices;
import dev.holdpoint.server.calls.remote.Shaping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A type of resource that a service makes, changes and removes by one action each. */
public record MappedType(RemoteServices caller, Mapped mapped) implements OutsideType {

  /** Every type of the table. */
  public static List<OutsideType> all(RemoteServices caller) {
    try (InputStream in = MappedType.class.getResourceAsStream("types.json")) {
      return Json.parse(Objects.requireNonNull(in).readAllBytes())
          .valueStream()
          .<OutsideType>map(row -> new MappedType(caller, Json.read(row, Mapped.class)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return mapped.type();
  }

  @Override
  public Set<String> properties() {
    return mapped.properties();
  }

  @Override
  public Set<String> ignored() {
    return mapped.ignored();
  }

  @Override
  public String nameProperty() {
    return mapped.nameProperty();
  }

  @Override
  public int nameLength() {
    return mapped.nameLength();
  }

  @Override
  public @Nullable String missing() {
    return caller.reaches(mapped.module())
        ? null
        : MissingEndpoints.text(mapped.type(), mapped.module());
  }

  @Override
  public Made make(Wanted wanted, @Nullable Made known, Beginning beginning) {
    ObjectNode source = wanted.properties().deepCopy();
    source.put(mapped.nameProperty(), wanted.name());
    JsonNode there = find(source);
    if (there == null) {
      beginning.remember(wanted);
      RandomSecret.into(wanted, source, caller);
      ask(mapped.create(), source);
      there = find(source);
    } else if (known == null) {
      throw wanted.mistake(
          mapped.nameProperty(),
          wanted.name()
              + " is there already, and this stack did not make it; delete it, or give the template"
              + " another name");
    } else {
      ask(mapped.update(), source);
    }
    source.set("Found", there == null ? Json.object() : there);
    Map<String, JsonNode> attributes = new HashMap<>();
    for (var attribute : mapped.attributes().properties()) {
      JsonNode value = Shaping.of(attribute.getValue(), source);
      if (value != null) {
        attributes.put(attribute.getKey(), value);
      }
    }
    return new Made(source.at(mapped.ref()).asString(wanted.name()), attributes);
  }

  @Override
  public void remove(StackResource gone) {
    try {
      ask(mapped.delete(), Json.object().put("Ref", gone.made().physicalId()));
    } catch (RefusedException refused) {
      if (!mapped.gone().contains(refused.code())) {
        throw refused;
      }
    }
  }

  private @Nullable JsonNode find(ObjectNode source) {
    try {
      return ask(mapped.find(), source);
    } catch (RefusedException refused) {
      if (mapped.gone().contains(refused.code())) {
        return null;
      }
      throw refused;
    }
  }

  private JsonNode ask(Mapped.Call call, ObjectNode source) {
    JsonNode request = Shaping.of(call.request(), source);
    return caller.ask(
        mapped.module(),
        call.action(),
        request == null ? Json.object() : request,
        java.util.UUID.randomUUID().toString());
  }
}
