package dev.holdpoint.app.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** All rows of a PostgreSQL schema as COPY's text, a table for each entry of an archive. */
final class DatabaseCopy {
  private static final String VERSIONS = "schema_version";

  private DatabaseCopy() {}

  static void dump(String url, Path file) throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String table : tables(connection)) {
        zip.putNextEntry(new ZipEntry(table));
        String columns = String.join(", ", columns(connection, table));
        copy(connection).copyOut("COPY %s (%s) TO STDOUT".formatted(table, columns), zip);
        zip.closeEntry();
        zip.putNextEntry(new ZipEntry(table + ".columns"));
        zip.write(columns.getBytes(UTF_8));
        zip.closeEntry();
      }
    }
  }

  /** Makes the tables as they were in that version, and fills them. */
  static void load(String url, Path file) throws Exception {
    Map<String, String> entries = entries(file);
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE schema_version"
              + " (version INTEGER NOT NULL PRIMARY KEY, name VARCHAR(200) NOT NULL)");
      // By their names: as a text, the tenth version comes before the second.
      List<String> migrations =
          Objects.requireNonNull(entries.get(VERSIONS))
              .lines()
              .map(line -> line.split("\t")[1])
              .sorted()
              .toList();
      for (String migration : migrations) {
        statement.execute(migration(migration));
      }
      for (String table : entries.keySet()) {
        if (!table.endsWith(".columns")) {
          byte[] rows = entries.get(table).getBytes(UTF_8);
          String columns = entries.get(table + ".columns");
          copy(connection)
              .copyIn(
                  "COPY %s (%s) FROM STDIN".formatted(table, columns),
                  new ByteArrayInputStream(rows));
        }
      }
      statement.execute(
          "SELECT setval(pg_get_serial_sequence('journal', 'id'), max(id)) FROM journal");
    }
  }

  private static Map<String, String> entries(Path file) throws Exception {
    Map<String, String> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
      }
    }
    return entries;
  }

  private static String migration(String name) throws Exception {
    try (InputStream in =
        DatabaseCopy.class.getResourceAsStream("/migration/postgresql/" + name + ".sql")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    }
  }

  private static List<String> tables(Connection connection) throws Exception {
    return texts(
        connection,
        "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
            + " AND table_type = 'BASE TABLE' ORDER BY table_name");
  }

  private static List<String> columns(Connection connection, String table) throws Exception {
    return texts(
        connection,
        "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema()"
            + " AND table_name = '"
            + table
            + "' ORDER BY ordinal_position");
  }

  private static List<String> texts(Connection connection, String sql) throws Exception {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  private static CopyManager copy(Connection connection) throws Exception {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }
}
