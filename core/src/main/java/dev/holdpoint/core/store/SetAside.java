package dev.holdpoint.core.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes a damaged row out of the way of all others, and keeps it to be looked at. */
public final class SetAside {
  private SetAside() {}

  /**
   * Keeps what stood in a row; whoever calls takes the row itself away.
   *
   * @param table what it was one of
   * @param content as it stood there
   */
  public static void keep(
      ResourceStore resources,
      String table,
      long id,
      @Nullable Instant at,
      String content,
      String because) {
    resources.put(ResourceKind.SET_ASIDE, table + "/" + id, body(at, content, because));
  }

  private static ObjectNode body(@Nullable Instant at, String content, String because) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("content", content).put("because", because);
    if (at != null) {
      body.put("at", at.toString());
    }
    return body;
  }
}
