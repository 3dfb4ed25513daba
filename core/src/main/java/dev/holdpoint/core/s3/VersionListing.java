package dev.holdpoint.core.s3;

import dev.holdpoint.core.store.Tx;
import dev.holdpoint.core.store.VersionRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of a bucket's objects are to be listed.
 *
 * @param delimiter keys that have it behind the prefix are shown as one, up to it; empty for none
 * @param after only what comes behind this key or common prefix; empty for all
 * @param version and behind this version of that key, as S3 calls it; null for all behind the key
 */
public record VersionListing(
    String bucket,
    String prefix,
    String delimiter,
    String after,
    @Nullable String version,
    int limit) {
  private static final int STEP = 200;

  /** A version, and whether it is what its key has. */
  public record Entry(Version version, boolean latest) {}

  /**
   * A page.
   *
   * @param last the last key or common prefix on it; null where there is no more
   * @param lastVersion the last version on it; null where a common prefix is the last, or no more
   */
  public record Page(
      List<Entry> entries,
      List<String> prefixes,
      @Nullable String last,
      @Nullable String lastVersion) {}

  /** Reads it. */
  public Page page(Tx tx) {
    return new Reading(tx).page();
  }

  /** One that is gone in the meantime was behind nothing that is still there. */
  private long rank(Tx tx) {
    if (version == null) {
      return Long.MAX_VALUE;
    }
    String name = Version.named(version);
    VersionRow kept = tx.versions().find(bucket, after, name);
    if (kept != null) {
      return kept.rank();
    }
    return Versions.find(tx, bucket, after, name) == null ? Long.MIN_VALUE : VersionRow.CURRENT;
  }

  /** Of one page. */
  private final class Reading {
    private final Tx tx;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> prefixes = new ArrayList<>();
    private String key = after;
    private long rank;
    private @Nullable String shown;
    private @Nullable String lastVersion;

    Reading(Tx tx) {
      this.tx = tx;
      boolean group =
          !delimiter.isEmpty() && after.equals(Listing.common(prefix, delimiter, after));
      this.shown = group ? after : null;
      this.rank = group ? Long.MAX_VALUE : rank(tx);
    }

    Page page() {
      String last = after;
      List<VersionRow> rows;
      do {
        String from = shown == null ? key : shown + Listing.LAST;
        rows = tx.versions().list(bucket, prefix, from, rank, STEP);
        for (VersionRow row : rows) {
          if (shown != null && row.row().key().startsWith(shown)) {
            continue;
          }
          if (entries.size() + prefixes.size() == limit) {
            return new Page(entries, prefixes, limit == 0 ? null : last, lastVersion);
          }
          last = add(row);
        }
      } while (rows.size() == STEP);
      return new Page(entries, prefixes, null, null);
    }

    /** Returns by what it is shown. */
    private String add(VersionRow row) {
      String own = row.row().key();
      boolean latest = row.rank() == VersionRow.CURRENT || isFirst(own);
      key = own;
      rank = row.rank();
      shown = Listing.common(prefix, delimiter, own);
      if (shown != null) {
        prefixes.add(shown);
        lastVersion = null;
        return shown;
      }
      Version found = Version.of(row.row());
      entries.add(new Entry(found, latest));
      lastVersion = found.versionId();
      return own;
    }

    private boolean isFirst(String own) {
      return !own.equals(key) || rank == Long.MIN_VALUE;
    }
  }
}
