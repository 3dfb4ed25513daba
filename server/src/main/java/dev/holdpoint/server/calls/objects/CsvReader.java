package dev.holdpoint.server.calls.objects;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads comma-separated values as RFC 4180 describes them, row by row. One thread. */
final class CsvReader {
  private static final int END = -1;
  private static final int NOTHING = -2;

  private final Reader reader;
  private final char delimiter;
  private int pushedBack = NOTHING;

  /**
   * @param reader buffered
   */
  CsvReader(Reader reader, char delimiter) {
    this.reader = reader;
    this.delimiter = delimiter;
  }

  /** The next row that is not empty, or null where none is left. */
  @Nullable List<String> next() throws IOException {
    while (true) {
      int first = read();
      if (first == END) {
        return null;
      }
      if (first != '\n' && first != '\r' && first != '\uFEFF') {
        pushedBack = first;
        return row();
      }
    }
  }

  private List<String> row() throws IOException {
    List<String> row = new ArrayList<>();
    int after;
    do {
      StringBuilder field = new StringBuilder();
      after = field(field);
      row.add(field.toString());
    } while (after == delimiter);
    return row;
  }

  /** Reads a field and gives what ended it. */
  private int field(StringBuilder field) throws IOException {
    int c = read();
    if (c == '"') {
      quoted(field);
      c = read();
    }
    while (c != END && c != delimiter && c != '\n') {
      if (c != '\r') {
        field.append((char) c);
      }
      c = read();
    }
    return c;
  }

  private void quoted(StringBuilder field) throws IOException {
    for (int c = read(); c != END; c = read()) {
      if (c == '"') {
        int next = read();
        if (next != '"') {
          pushedBack = next;
          return;
        }
      }
      field.append((char) c);
    }
  }

  private int read() throws IOException {
    if (pushedBack != NOTHING) {
      int c = pushedBack;
      pushedBack = NOTHING;
      return c;
    }
    return reader.read();
  }
}
