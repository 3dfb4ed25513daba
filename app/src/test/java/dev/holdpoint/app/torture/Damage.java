package dev.holdpoint.app.torture;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Spoils the rows of one table: each row in one of its columns, in one of the ways there are. */
final class Damage {
  /** Tables, what a row is found by, and which rows may be spoilt. */
  enum Table {
    EXECUTION("id", "arn LIKE '%victim%'"),
    JOURNAL("id", "execution IN (SELECT id FROM execution WHERE arn LIKE '%victim%')"),
    TIMER(
        "id",
        "EXISTS (SELECT 1 FROM execution e WHERE arn LIKE '%victim%'"
            + " AND timer.owner LIKE 'x:' || e.id || ':%')"),
    OUTBOX("id", "body LIKE '%victim%'"),
    RESOURCE("kind,key", "key LIKE '%victim%' OR body LIKE '%victim%'"),
    MESSAGE("id", "body LIKE '%victim%'"),
    MAIL("id", "subject LIKE '%victim%'"),
    MAP_RUN("id", "arn LIKE '%victim%'"),
    MAP_ITEMS("run,first", "run IN (SELECT id FROM map_run WHERE arn LIKE '%victim%')"),
    CONTENT("key,part", "key LIKE '%victim%'"),
    MESSAGE_GROUP("queue,name", "name LIKE '%victim%'"),
    RECOLLECTION("queue,key", "key LIKE '%victim%'");

    private final List<String> keys;
    private final String victims;

    Table(String keys, String victims) {
      this.keys = List.of(keys.split(","));
      this.victims = victims;
    }
  }

  /**
   * Columns that change after a row was written, so that their values are not part of its sum; and
   * those that say nothing in the rows spoilt here.
   */
  private static final Set<String> UNSUMMED =
      Set.of(
          "execution.map_first",
          "execution.map_items",
          "execution.held_because",
          "outbox.attempts",
          "outbox.due",
          "message.visible_at",
          "message.receive_count",
          "message.receipt",
          "message.first_received_at");

  /** Words of which one is as good as another, for a reader. */
  private static final Map<String, String> OTHER_WORDS =
      Map.of("execution.status", "SUCCEEDED", "outbox.kind", "INVOKE", "mail.state", "SENT");

  private static final List<String> TEXTS =
      List.of("flip first", "flip middle", "half", "empty", "nonsense", "stranger");
  private static final List<String> NUMBERS = List.of("flip", "minus");

  private final Connection database;
  private final String table;
  private final Table of;

  Damage(Connection database, Table of) {
    this.database = database;
    this.table = of.name().toLowerCase(Locale.ROOT);
    this.of = of;
  }

  /**
   * A row that was spoilt.
   *
   * @param names by which of them it may be told of
   */
  record Spoilt(List<String> names, String column, String how, boolean mustBeFound) {}

  private record Column(String name, int type) {
    List<String> ways(String table) {
      if (OTHER_WORDS.containsKey(table + "." + name)) {
        return Stream.concat(TEXTS.stream(), Stream.of("another word")).toList();
      }
      return isText() || isBytes() ? TEXTS : NUMBERS;
    }

    boolean isBytes() {
      return type == Types.BINARY || type == Types.BLOB;
    }

    boolean isText() {
      return type == Types.VARCHAR;
    }
  }

  private record Way(Column column, String how) {}

  /** Spoils as many rows as there are ways; fewer rows than ways are a failure of the test. */
  List<Spoilt> all() throws SQLException {
    List<Way> ways =
        columns().stream()
            .flatMap(column -> column.ways(table).stream().map(how -> new Way(column, how)))
            .toList();
    List<List<Object>> rows = rows();
    if (rows.size() < ways.size()) {
      throw new AssertionError(
          "Expected %d rows of %s, but there are %d".formatted(ways.size(), table, rows.size()));
    }
    List<Spoilt> spoilt = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Way way = ways.get(i % ways.size());
      boolean again = i >= ways.size() && way.column.name.equals("arn");
      if (!again && spoil(rows.get(i), way)) {
        spoilt.add(told(rows.get(i), way));
      }
    }
    return spoilt;
  }

  private Spoilt told(List<Object> row, Way way) throws SQLException {
    List<String> names = new ArrayList<>();
    names.add(row.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    if (of == Table.EXECUTION) {
      names.add(String.valueOf(value(row, "arn", "id = ?")));
    }
    return new Spoilt(
        names, way.column.name, way.how, !UNSUMMED.contains(table + "." + way.column.name));
  }

  private List<Column> columns() throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (PreparedStatement select =
            database.prepareStatement("SELECT * FROM " + table + " LIMIT 1");
        ResultSet rows = select.executeQuery()) {
      ResultSetMetaData of = rows.getMetaData();
      for (int i = 1; i <= of.getColumnCount(); i++) {
        columns.add(new Column(of.getColumnName(i), of.getColumnType(i)));
      }
    }
    // Another key is another row; what is lost of the first one is told by who waits for it.
    columns.removeIf(column -> this.of.keys.contains(column.name) || column.name.equals("sum"));
    return columns;
  }

  private List<List<Object>> rows() throws SQLException {
    String keys = String.join(", ", of.keys);
    List<List<Object>> rows = new ArrayList<>();
    try (PreparedStatement select =
            database.prepareStatement(
                "SELECT %s FROM %s WHERE %s ORDER BY %s".formatted(keys, table, of.victims, keys));
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        List<Object> key = new ArrayList<>();
        for (int i = 1; i <= of.keys.size(); i++) {
          key.add(row.getObject(i));
        }
        rows.add(key);
      }
    }
    return rows;
  }

  private boolean spoil(List<Object> key, Way way) throws SQLException {
    String where = String.join(" = ? AND ", of.keys) + " = ?";
    Object before = value(key, way.column.name, where);
    Object after = spoilt(before, way);
    if (after.equals(before)) {
      return false;
    }
    try (PreparedStatement update =
        database.prepareStatement(
            "UPDATE %s SET %s = ? WHERE %s".formatted(table, way.column.name, where))) {
      update.setObject(1, after);
      bind(update, 2, key);
      return update.executeUpdate() == 1;
    }
  }

  private @Nullable Object value(List<Object> key, String column, String where)
      throws SQLException {
    try (PreparedStatement select =
        database.prepareStatement("SELECT %s FROM %s WHERE %s".formatted(column, table, where))) {
      bind(select, 1, key);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getObject(1);
      }
    }
  }

  private static void bind(PreparedStatement statement, int from, List<Object> key)
      throws SQLException {
    for (int i = 0; i < key.size(); i++) {
      statement.setObject(from + i, key.get(i));
    }
  }

  private Object spoilt(@Nullable Object before, Way way) {
    if (way.column.isBytes()) {
      byte[] bytes = before == null ? new byte[2] : ((byte[]) before).clone();
      return switch (way.how) {
        case "half", "empty" -> Arrays.copyOf(bytes, bytes.length / 2);
        default -> {
          bytes[way.how.equals("flip first") ? 0 : bytes.length / 2] ^= 4;
          yield bytes;
        }
      };
    }
    if (way.how.equals("another word")) {
      return OTHER_WORDS.get(table + "." + way.column.name);
    }
    if (way.column.isText()) {
      return spoilt(before == null ? "" : before.toString(), way.how);
    }
    long number = before == null ? 0 : ((Number) before).longValue();
    long after = way.how.equals("minus") ? -number - 1 : number ^ 4;
    return before instanceof Integer ? (Object) (int) after : after;
  }

  private static String spoilt(String text, String how) {
    return switch (how) {
      case "flip first" -> flipped(text, 0);
      case "flip middle" -> flipped(text, text.length() / 2);
      case "half" -> text.substring(0, text.length() / 2);
      case "nonsense" -> "{\"a\":";
      case "stranger" -> "TELEPORT";
      default -> "";
    };
  }

  private static String flipped(String text, int at) {
    return text.isEmpty()
        ? "x"
        : text.substring(0, at) + (char) (text.charAt(at) ^ 4) + text.substring(at + 1);
  }
}
