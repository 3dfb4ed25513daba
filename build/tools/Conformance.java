import dev.holdpoint.testkit.conformance.Case;
import dev.holdpoint.testkit.conformance.CaseRun;
import dev.holdpoint.testkit.conformance.Difference;
import dev.holdpoint.testkit.conformance.Endpoint;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs cases against a server and says where it answers otherwise. */
final class Conformance {
  private static final int AT_A_TIME = 16;

  public static void main(String[] args) throws Exception {
    if (args.length < 2) {
      System.err.println("Usage: build/conformance URL FOLDER [PART-OF-A-NAME…]");
      System.exit(2);
    }
    List<String> names = Arrays.asList(args).subList(2, args.length);
    List<Case> cases =
        Case.in(Path.of(args[1])).stream()
            .filter(one -> names.isEmpty() || names.stream().anyMatch(one.id()::contains))
            .toList();
    System.exit(run(URI.create(args[0]), cases) ? 0 : 1);
  }

  private static boolean run(URI address, List<Case> cases) throws Exception {
    Map<Case, Future<List<Difference>>> runs = new LinkedHashMap<>();
    int passed = 0;
    try (Endpoint endpoint = new Endpoint(address);
        ExecutorService pool = Executors.newFixedThreadPool(AT_A_TIME)) {
      cases.forEach(one -> runs.put(one, pool.submit(() -> CaseRun.of(one, endpoint))));
      for (Map.Entry<Case, Future<List<Difference>>> run : runs.entrySet()) {
        List<Difference> differences = run.getValue().get();
        System.out.println((differences.isEmpty() ? "pass " : "FAIL ") + run.getKey().id());
        differences.forEach(one -> System.out.println(one.toString().indent(2).stripTrailing()));
        passed += differences.isEmpty() ? 1 : 0;
      }
    }
    System.out.println(passed + " of " + cases.size() + " cases pass");
    return passed == cases.size();
  }
}
