package dev.holdpoint.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Figures in columns, printed as Markdown so that they can be pasted into the README. */
final class Table {
  private final String title;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String title, String... columns) {
    this.title = title;
    rows.add(List.of(columns));
  }

  void row(Object... cells) {
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(text(cell));
    }
    rows.add(row);
    print(System.err, row);
  }

  private static String text(Object cell) {
    return switch (cell) {
      case Double number when number >= 100 -> "%,d".formatted(Math.round(number));
      case Double number when number >= 10 -> "%.1f".formatted(number);
      case Double number -> "%.2f".formatted(number);
      case Number number -> "%,d".formatted(number.longValue());
      default -> cell.toString();
    };
  }

  void print() {
    System.out.printf("%n### %s%n%nLoad before and now: %s%n%n", title, Cpu.load());
    print(System.out, rows.getFirst());
    print(System.out, rows.getFirst().stream().map(_ -> "---").toList());
    rows.stream().skip(1).forEach(row -> print(System.out, row));
    System.out.flush();
  }

  private static void print(PrintStream out, List<String> row) {
    out.println("| " + String.join(" | ", row) + " |");
  }
}
