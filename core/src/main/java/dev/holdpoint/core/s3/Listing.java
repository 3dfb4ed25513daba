package dev.holdpoint.core.s3;

import dev.holdpoint.core.store.ObjectRow;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a bucket is to be listed.
 *
 * @param delimiter keys that have it behind the prefix are shown as one, up to it; empty for none
 * @param after only what comes behind this key or common prefix; empty for all
 */
public record Listing(String bucket, String prefix, String delimiter, String after, int limit) {
  /** The greatest character: nothing that begins with a text stands behind the text and this. */
  static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  private static final int STEP = 200;

  /**
   * A page.
   *
   * @param last the last key or common prefix on it; null where there is no more
   */
  public record Page(List<StoredObject> objects, List<String> prefixes, @Nullable String last) {}

  public Page page(Tx tx) {
    List<StoredObject> objects = new ArrayList<>();
    List<String> prefixes = new ArrayList<>();
    boolean group = !delimiter.isEmpty() && after.equals(common(after));
    String from = group ? after + LAST : after;
    String shown = group ? after : null;
    String last = after;
    List<ObjectRow> rows;
    do {
      rows = tx.objects().list(bucket, prefix, from, STEP);
      for (ObjectRow row : rows) {
        from = row.key();
        if (shown != null && row.key().startsWith(shown)) {
          continue;
        }
        if (objects.size() + prefixes.size() == limit) {
          return new Page(objects, prefixes, limit == 0 ? null : last);
        }
        shown = common(row.key());
        last = shown == null ? row.key() : shown;
        if (shown == null) {
          objects.add(StoredObject.of(row));
        } else {
          prefixes.add(shown);
        }
      }
      if (shown != null && from.startsWith(shown)) {
        from = shown + LAST;
      }
    } while (rows.size() == STEP);
    return new Page(objects, prefixes, null);
  }

  /** The common prefix that a key is shown by, or null where it is shown itself. */
  private @Nullable String common(String key) {
    return common(prefix, delimiter, key);
  }

  static @Nullable String common(String prefix, String delimiter, String key) {
    if (delimiter.isEmpty() || !key.startsWith(prefix)) {
      return null;
    }
    int at = key.indexOf(delimiter, prefix.length());
    return at < 0 ? null : key.substring(0, at + delimiter.length());
  }
}
