package dev.holdpoint.server.calls.objects;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.engine.MapPlan;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.states.maps.ItemParts;
import dev.holdpoint.core.states.maps.MapRun;
import dev.holdpoint.core.states.maps.Results;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.Store;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The results of a map run as files, written page by page. One thread. */
final class ResultFiles {
  static final List<String> KINDS = List.of("FAILED", "PENDING", "SUCCEEDED");
  private static final int PAGE = 200;

  private final Store store;
  private final MapRun run;
  private final MapPlan.Writing writing;
  private final Path folder;
  private final Map<String, BufferedWriter> open = new HashMap<>();

  /** Results of executions that ended, and where the next page begins. */
  private record Page(List<ExecutionRow> rows, List<List<String>> results) {}

  ResultFiles(Store store, MapRun run, MapPlan.Writing writing, Path folder) {
    this.store = store;
    this.run = run;
    this.writing = writing;
    this.folder = folder;
  }

  /** Writes them and tells their names by their kinds; a kind without results has no file. */
  ObjectNode write() throws IOException {
    try {
      executions();
      pending();
      for (BufferedWriter writer : open.values()) {
        writer.write(writing.lines() ? "\n" : "]");
      }
    } finally {
      for (BufferedWriter writer : open.values()) {
        writer.close();
      }
    }
    ObjectNode names = Json.object();
    open.keySet().forEach(kind -> names.put(kind, name(kind)));
    return names;
  }

  private String name(String kind) {
    return kind + "_0." + (writing.lines() ? "jsonl" : "json");
  }

  private void executions() throws IOException {
    ExecutionId after = null;
    Page page;
    do {
      ExecutionId from = after;
      page =
          store.read(tx -> {
            List<ExecutionRow> rows = tx.executions().children(run.id(), from, PAGE);
            List<List<String>> results = new ArrayList<>();
            rows.forEach(row -> results.add(Results.of(tx, row, writing.transformation())));
            return new Page(rows, results);
          });
      for (int i = 0; i < page.rows().size(); i++) {
        ExecutionRow row = page.rows().get(i);
        String kind = row.status() == ExecutionStatus.SUCCEEDED ? "SUCCEEDED" : "FAILED";
        for (String result : page.results().get(i)) {
          add(kind, result);
        }
        after = row.id();
      }
    } while (page.rows().size() == PAGE);
  }

  /** What was never begun: the items as they were read. */
  private void pending() throws IOException {
    for (long at = run.progress().next(); at < run.progress().total(); at += PAGE) {
      long first = at;
      long end = Math.min(at + PAGE, run.progress().total());
      List<String> inputs = store.read(tx -> ItemParts.texts(tx, run, first, end));
      for (String input : inputs) {
        ObjectNode json = Json.object().put("Input", input);
        json.put("StateMachineArn", run.machine().value()).put("Status", "PENDING");
        add("PENDING", Json.write(json));
      }
    }
  }

  private void add(String kind, String result) throws IOException {
    BufferedWriter writer = open.get(kind);
    if (writer == null) {
      writer = Files.newBufferedWriter(folder.resolve(name(kind)), UTF_8);
      open.put(kind, writer);
      writer.write(writing.lines() ? "" : "[");
    } else {
      writer.write(writing.lines() ? "\n" : ",");
    }
    writer.write(result);
  }

  static void delete(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
