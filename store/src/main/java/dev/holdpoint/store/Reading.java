package dev.holdpoint.store;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.DamagedRow;
import dev.holdpoint.core.store.ResourceStore;
import dev.holdpoint.core.store.SetAside;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A row, or what stood in one that cannot be read.
 *
 * @param row null where it cannot be read
 * @param damage why not, or null
 * @param content all its columns, where it cannot be read
 */
record Reading<T>(long id, @Nullable T row, @Nullable String damage, String content) {
  private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

  /** Some rows behind one. */
  interface Pages<T> {
    List<Reading<T>> behind(@Nullable Long id, int limit);
  }

  /** Reads a row whose first column is its id, whatever is wrong with it. */
  static <T> RowReader<Reading<T>> any(RowReader<T> reader) {
    return row -> {
      long id = row.getLong(1);
      try {
        return new Reading<>(id, reader.read(row), null, "");
      } catch (RuntimeException unreadable) {
        return new Reading<>(id, null, String.valueOf(unreadable.getMessage()), content(row));
      }
    };
  }

  /**
   * Reads a row that is asked for.
   *
   * @param table what it is one of
   */
  static <T> RowReader<T> strictly(String table, RowReader<T> reader) {
    return row -> {
      try {
        return reader.read(row);
      } catch (RuntimeException unreadable) {
        throw new DamagedRow(
            "The row of %s %s cannot be read: %s"
                .formatted(table, row.getString(1), unreadable.getMessage()),
            unreadable);
      }
    };
  }

  /**
   * As many sound rows as are wanted: a damaged one hides no other. Whoever asks for it by its key
   * hears of it, and so does verify.
   */
  static <T> List<T> sound(String table, @Nullable Long after, int limit, Pages<T> pages) {
    List<T> sound = new ArrayList<>();
    Long last = after;
    int missing = limit;
    while (missing > 0) {
      List<Reading<T>> page = pages.behind(last, missing);
      for (Reading<T> reading : page) {
        last = reading.id;
        reading.addTo(sound, table);
      }
      missing = page.size() == missing ? limit - sound.size() : 0;
    }
    return sound;
  }

  private void addTo(List<T> sound, String table) {
    if (row == null) {
      LOG.error("A row cannot be read table={} id={} because={}", table, id, damage);
    } else {
      sound.add(row);
    }
  }

  /** Keeps what stands in a damaged row; whoever calls takes the row itself away. */
  void setAside(ResourceStore resources, String table, @Nullable Instant at) {
    String because = String.valueOf(damage);
    LOG.error("A row is set aside table={} id={} because={}", table, id, because);
    SetAside.keep(resources, table, id, at, content, because);
  }

  /** The row that can be read. */
  T get() {
    return Objects.requireNonNull(row);
  }

  private static String content(ResultSet row) throws SQLException {
    ResultSetMetaData columns = row.getMetaData();
    ObjectNode content = Json.object();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      content.put(columns.getColumnLabel(i), row.getString(i));
    }
    return Json.write(content);
  }
}
