package dev.holdpoint.testkit.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** As much JSONPath as cases need; of its own, so that the judge does not rest on the judged. */
record CasePath(List<Part> parts) {
  private static final Pattern PART =
      Pattern.compile(
          "\\.\\.(?<anywhere>[^.\\[\\]]+)"
              + "|(?<all>\\[\\*\\]|\\.\\*)"
              + "|\\.(?<member>[^.\\[\\]]+)"
              + "|\\['(?<quoted>[^']*)'\\]"
              + "|\\[(?<index>-?\\d+)\\]"
              + "|\\[\\?\\(@\\.(?<name>\\w+)\\s*==\\s*'(?<value>[^']*)'\\)\\]");

  private sealed interface Part {
    Stream<JsonNode> from(JsonNode node);
  }

  private record Member(String name) implements Part {
    @Override
    public Stream<JsonNode> from(JsonNode node) {
      return Stream.ofNullable(node.get(name));
    }
  }

  private record Anywhere(String name) implements Part {
    @Override
    public Stream<JsonNode> from(JsonNode node) {
      return all(node).flatMap(one -> Stream.ofNullable(one.get(name)));
    }
  }

  private record At(int index) implements Part {
    @Override
    public Stream<JsonNode> from(JsonNode node) {
      return node.isArray()
          ? Stream.ofNullable(node.get(index < 0 ? node.size() + index : index))
          : Stream.empty();
    }
  }

  private record All() implements Part {
    @Override
    public Stream<JsonNode> from(JsonNode node) {
      return node.values().stream();
    }
  }

  private record Where(String name, String value) implements Part {
    @Override
    public Stream<JsonNode> from(JsonNode node) {
      return node.values().stream().filter(one -> value.equals(one.path(name).asString("")));
    }
  }

  static CasePath parse(String text) {
    Matcher part = PART.matcher(text);
    List<Part> parts = new ArrayList<>();
    int end = 1;
    while (part.find(end) && part.start() == end) {
      parts.add(part(part));
      end = part.end();
    }
    if (!text.startsWith("$") || end != text.length()) {
      throw new IllegalArgumentException("Not a path of a case: " + text);
    }
    return new CasePath(parts);
  }

  private static Part part(Matcher part) {
    if (part.group("anywhere") != null) {
      return new Anywhere(part.group("anywhere"));
    }
    if (part.group("all") != null) {
      return new All();
    }
    if (part.group("index") != null) {
      return new At(Integer.parseInt(part.group("index")));
    }
    if (part.group("name") != null) {
      return new Where(part.group("name"), part.group("value"));
    }
    return new Member(part.group("member") != null ? part.group("member") : part.group("quoted"));
  }

  List<JsonNode> find(JsonNode root) {
    return find(root, parts);
  }

  private static List<JsonNode> find(JsonNode root, List<Part> parts) {
    Stream<JsonNode> found = Stream.of(root);
    for (Part part : parts) {
      found = found.flatMap(part::from);
    }
    return found.toList();
  }

  /** Takes away what it names; the tree must be the caller's own. */
  void removeFrom(JsonNode root) {
    List<JsonNode> holders = find(root, parts.subList(0, parts.size() - 1));
    switch (parts.getLast()) {
      case Member(String name) -> holders.forEach(holder -> remove(holder, name));
      case Anywhere(String name) ->
          holders.stream().flatMap(CasePath::all).forEach(holder -> remove(holder, name));
      case At _, All _, Where _ ->
          throw new IllegalArgumentException("Only members can be left out: " + this);
    }
  }

  private static void remove(JsonNode holder, String name) {
    if (holder instanceof ObjectNode object) {
      object.remove(name);
    }
  }

  private static Stream<JsonNode> all(JsonNode node) {
    List<JsonNode> found = new ArrayList<>();
    collect(node, found);
    return found.stream();
  }

  private static void collect(JsonNode node, List<JsonNode> found) {
    found.add(node);
    node.values().forEach(child -> collect(child, found));
  }
}
