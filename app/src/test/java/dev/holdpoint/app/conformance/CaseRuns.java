package dev.holdpoint.app.conformance;

import dev.holdpoint.app.node.ChosenStore;
import dev.holdpoint.app.node.Node;
import dev.holdpoint.core.verify.Verification;
import dev.holdpoint.testkit.conformance.Case;
import dev.holdpoint.testkit.conformance.CaseRun;
import dev.holdpoint.testkit.conformance.Difference;
import dev.holdpoint.testkit.conformance.Endpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Runs cases side by side, as many of them mostly wait, on one node; a case whose answers depend on
 * what else the account holds has a node of its own.
 */
final class CaseRuns implements AutoCloseable {
  private static final int AT_A_TIME = 16;

  private final Path data;
  private final Node shared;
  private final Endpoint endpoint;
  private final ExecutorService pool = Executors.newFixedThreadPool(AT_A_TIME);
  private final Map<String, Future<List<Difference>>> runs = new LinkedHashMap<>();

  CaseRuns(Path data) {
    this.data = data;
    shared = start("shared");
    endpoint = new Endpoint(shared.address().base());
  }

  private Node start(String name) {
    return Node.start(ChosenStore.config(data.resolve(name)));
  }

  void begin(List<Case> cases) {
    cases.forEach(given -> runs.put(given.id(), pool.submit(() -> run(given))));
  }

  private List<Difference> run(Case given) {
    if (!given.wantsAnAccountOfItsOwn()) {
      return CaseRun.of(given, endpoint);
    }
    try (Node own = start(given.id().replace('/', '_'));
        Endpoint there = new Endpoint(own.address().base())) {
      return CaseRun.of(given, there);
    }
  }

  /** Waits for a case's end; all that differs, to be read. */
  String differences(Case given) throws InterruptedException, ExecutionException {
    return runs.get(given.id()).get().stream()
        .map(Difference::toString)
        .collect(Collectors.joining("\n"));
  }

  /** What {@code verify} finds in the store of the node that they share. */
  List<String> findings() {
    List<String> findings = new ArrayList<>();
    Verification.run(shared.store(), finding -> findings.add(finding.toString()));
    return findings;
  }

  @Override
  public void close() {
    pool.shutdownNow();
    endpoint.close();
    shared.close();
  }
}
