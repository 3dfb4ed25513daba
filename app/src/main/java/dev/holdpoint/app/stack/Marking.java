package dev.holdpoint.app.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.app.stack.StackEvent.Deed;
import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Tx;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tells what a run changed from what it only looked at. */
final class Marking {
  private Marking() {}

  /**
   * A resource's row, marked with what was wanted of it; the mark of one that is unchanged stays.
   */
  static StackResource row(
      Turn turn,
      TemplateResource resource,
      Wanted wanted,
      Made made,
      @Nullable StackResource known) {
    String digest = digest(wanted.properties());
    StackResource.Mark before = known == null ? null : known.mark();
    StackResource.Mark mark =
        before != null && before.digest().equals(digest)
            ? before
            : new StackResource.Mark(digest, turn.now(), known != null);
    return StackResource.of(resource, wanted.name(), made, mark, known);
  }

  /** Tells of a resource that was made in this transaction, unless nothing of it has changed. */
  static void tell(
      Tx tx, Turn turn, Stack stack, StackResource row, @Nullable StackResource before) {
    if (before == null) {
      StackEvent.done(tx, turn, stack, row, Deed.CREATE);
    } else if (isChanged(row, before)) {
      StackEvent.done(tx, turn, stack, row, Deed.UPDATE);
    }
  }

  static boolean isChanged(StackResource row, StackResource before) {
    return before.mark() == null || !before.mark().equals(row.mark());
  }

  /** Tells of a resource that goes in this transaction. */
  static void gone(Tx tx, Turn turn, Stack stack, StackResource gone, boolean stays) {
    if (stays) {
      StackEvent.ended(tx, turn, stack, gone, "DELETE_SKIPPED", null);
    } else {
      StackEvent.done(tx, turn, stack, gone, Deed.DELETE);
    }
  }

  private static String digest(JsonNode properties) {
    try {
      byte[] bytes = properties.toString().getBytes(UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(
          "Expected every Java to know SHA-256, but this one does not", e);
    }
  }
}
