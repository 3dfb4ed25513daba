package dev.holdpoint.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The arrows between modules and rooms, as ARCHITECTURE.md draws them. */
class ArrowsTest {
  private static final String ROOT = "dev.holdpoint.";

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.holdpoint");

  /** Who knows whom among the modules. */
  private static final Map<String, Set<String>> MODULES =
      Map.of(
          "core", Set.of(),
          "store", Set.of("core"),
          "server", Set.of("core"),
          "testkit", Set.of("core"),
          "app", Set.of("core", "server", "store"));

  /** Who knows whom among the rooms of core; a room that is not named here may know nobody. */
  private static final Map<String, Set<String>> CORE =
      Map.ofEntries(
          entry("json", Set.of()),
          entry("aws", Set.of()),
          // What is owed is read as what its kind takes it for; a damaged row is told here.
          entry("store", Set.of("aws", "json")),
          entry("query", Set.of("json")),
          entry("asl", Set.of("aws", "json", "query")),
          entry("engine", Set.of("asl", "aws", "json", "query", "store")),
          // A call that met a bug holds its execution.
          entry("work", Set.of("engine", "json", "store")),
          // A map run shapes its items and batches by expressions.
          entry("states", Set.of("asl", "aws", "engine", "json", "query", "store")),
          entry("sqs", Set.of("aws", "engine", "json", "store")),
          // A topic delivers to queues.
          // Links in mails that name an API of ours lead here.
          entry("sns", Set.of("apigateway", "aws", "engine", "json", "sqs", "store")),
          entry("ses", Set.of("apigateway", "aws", "engine", "json", "store")),
          // Their targets package delivers; the rest of the room knows no other service.
          // A universal target is any action of AWS's, which asl has a list of.
          entry("scheduler", Set.of("asl", "aws", "engine", "events", "json", "store")),
          // Log groups are targets of rules.
          entry("events", Set.of("aws", "engine", "json", "logs", "sns", "sqs", "states", "store")),
          // A bucket tells whom events tell, and the default bus.
          entry("s3", Set.of("aws", "engine", "events", "json", "store")),
          entry("lambda", Set.of("aws", "engine", "json", "store")),
          // A pipe gives to what rules give to, waits for Express machines only, and takes as
          // functions' mappings do.
          entry(
              "pipes",
              Set.of(
                  "asl", "aws", "engine", "events", "json", "lambda", "logs", "sqs", "states",
                  "store")),
          entry("logs", Set.of("aws", "json", "store")),
          entry("iam", Set.of("aws", "engine", "json", "store")),
          // It looks at what the rooms keep; nobody knows it but the command line.
          entry("verify", Set.of("asl", "aws", "engine", "json", "states", "store")),
          // Mappings look into bodies by JSONPath.
          entry("apigateway", Set.of("aws", "engine", "json", "query", "store")));

  /** The same for the rooms of server. */
  private static final Map<String, Set<String>> SERVER =
      Map.ofEntries(
          entry("http", Set.of()),
          // Signatures, logins and names are in requests.
          entry("access", Set.of("http")),
          // On whose behalf a call runs goes with its units of work.
          entry("wire", Set.of("access", "http", "work")),
          // Housekeeping takes old events away.
          entry("work", Set.of("logs")),
          entry("logs", Set.of()),
          entry("page", Set.of("http")),
          // What functions write goes to their log groups.
          entry("host", Set.of("logs")),
          // Sources are built by what installs functions' SDKs.
          entry("build", Set.of("host")),
          // What ends with us ends by the guard that functions have.
          entry("beside", Set.of("host")),
          // Workflows call the actions behind the port without going through it.
          entry("calls", Set.of("wire", "work")),
          // The built-in mailbox answers at the port.
          entry("mail", Set.of("http", "work")),
          entry("console", Set.of("access", "http")),
          // STS makes keys for roles.
          entry("api", Set.of("access", "calls", "host", "http", "logs", "page", "wire", "work")));

  /** The services at the edge know each other's rules in core, and this much of each other. */
  private static final Map<String, Set<String>> APIS =
      Map.of(
          // HTTP APIs are made by what makes REST APIs.
          "apigatewayv2", Set.of("apigateway"),
          // Queues feed functions, by the long poll that receivers use.
          "lambda", Set.of("sqs"),
          // Queues feed pipes as they feed functions; pipes call functions and machines.
          "pipes", Set.of("lambda", "states"),
          // An activity's workers wait as a queue's receivers do.
          "states", Set.of("sqs"));

  @Test
  void modulesKnowEachOtherOneWay() {
    Map<String, Set<String>> found = new TreeMap<>();
    for (JavaClass type : HOUSE) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String to = segment(dependency.getTargetClass(), ROOT);
        String from = segment(type, ROOT);
        if (MODULES.containsKey(from) && MODULES.containsKey(to) && !from.equals(to)) {
          found.computeIfAbsent(from, _ -> new TreeSet<>()).add(to);
        }
      }
    }
    assertEquals(Set.of(), tooMuch(found, MODULES));
  }

  @Test
  void roomsOfCoreKnowOnlyWhatTheTableNames() {
    assertEquals(Set.of(), tooMuch(rooms("core"), CORE));
  }

  @Test
  void theTableOfCoreNamesNoArrowThatIsNotThere() {
    assertEquals(Set.of(), tooMuch(CORE, rooms("core")));
  }

  @Test
  void roomsOfServerKnowOnlyWhatTheTableNames() {
    assertEquals(Set.of(), tooMuch(rooms("server"), SERVER));
  }

  @Test
  void servicesAtTheEdgeKnowOnlyWhatTheTableNames() {
    assertEquals(Set.of(), tooMuch(rooms("server.api"), APIS));
  }

  @Test
  void onlyTheTargetsOfEventsKnowOtherServices() {
    noClasses()
        .that()
        .resideInAPackage("dev.holdpoint.core.events..")
        .and()
        .resideOutsideOfPackage("dev.holdpoint.core.events.targets..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.holdpoint.core.sns..", "dev.holdpoint.core.sqs..", "dev.holdpoint.core.states..")
        .check(HOUSE);
  }

  @Test
  void coreSeesNoWorldOutside() {
    noClasses()
        .that()
        .resideInAPackage("dev.holdpoint.core..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "read or write, wait, ask the clock or chance, log, or belong to a framework",
                ArrowsTest::isOfTheWorld))
        .check(HOUSE);
  }

  @Test
  void coreAsksNeitherTheClockNorChance() {
    noClasses()
        .that()
        .resideInAPackage("dev.holdpoint.core..")
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "asks the clock, chance or the environment",
                call -> isAskingTheWorld(call.getTarget())))
        .check(HOUSE);
  }

  @Test
  void onlyAppWritesToTheTerminal() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.holdpoint.core..", "dev.holdpoint.server..", "dev.holdpoint.store..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(HOUSE);
  }

  private static final Set<String> PACKAGES_OF_THE_WORLD =
      Set.of("java.sql", "javax.sql", "java.nio.file", "java.nio.channels", "java.net.http");

  private static final Set<String> TYPES_OF_THE_WORLD =
      Set.of(
          "java.io.File",
          "java.io.FileInputStream",
          "java.io.FileOutputStream",
          "java.io.RandomAccessFile",
          "java.lang.Thread",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.net.Socket",
          "java.net.ServerSocket",
          "java.net.URL",
          "java.security.SecureRandom",
          "java.util.concurrent.CompletableFuture",
          "java.util.concurrent.ExecutorService",
          "java.util.concurrent.Executors",
          "java.util.concurrent.ThreadLocalRandom",
          "java.util.concurrent.locks.Condition");

  private static boolean isOfTheWorld(JavaClass type) {
    String where = type.getPackageName();
    return PACKAGES_OF_THE_WORLD.stream().anyMatch(name -> isWithin(where, name))
        || TYPES_OF_THE_WORLD.contains(type.getName())
        || isWithin(where, "org.slf4j")
        || isWithin(where, "io.helidon")
        || isWithin(where, "software.amazon.awssdk");
  }

  private static boolean isWithin(String where, String name) {
    return where.equals(name) || where.startsWith(name + ".");
  }

  private static final Set<String> QUESTIONS =
      Set.of(
          "java.lang.Math.random",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.getProperty",
          "java.lang.System.getenv",
          "java.lang.System.nanoTime",
          "java.util.UUID.randomUUID");

  private static boolean isAskingTheWorld(AccessTarget.MethodCallTarget target) {
    String owner = target.getOwner().getName();
    boolean now = owner.startsWith("java.time.") && target.getName().equals("now");
    boolean clock = owner.equals("java.time.Clock") || owner.equals("java.time.InstantSource");
    boolean system = clock && target.getName().startsWith("system");
    return now || system || QUESTIONS.contains(owner + "." + target.getName());
  }

  /** What each room of a module knows of the module's other rooms. */
  private static Map<String, Set<String>> rooms(String module) {
    String root = ROOT + module + ".";
    Map<String, Set<String>> found = new TreeMap<>();
    for (JavaClass type : HOUSE) {
      String from = segment(type, root);
      if (!from.isEmpty()) {
        Set<String> known = found.computeIfAbsent(from, _ -> new TreeSet<>());
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          String to = segment(dependency.getTargetClass(), root);
          if (!to.isEmpty() && !to.equals(from)) {
            known.add(to);
          }
        }
      }
    }
    return found;
  }

  /** The part of a package's name behind this root, or nothing where it is elsewhere. */
  private static String segment(JavaClass type, String root) {
    String name = type.getBaseComponentType().getPackageName() + ".";
    return name.startsWith(root) && name.length() > root.length()
        ? name.substring(root.length(), name.indexOf('.', root.length()))
        : "";
  }

  private static Set<String> tooMuch(
      Map<String, Set<String>> found, Map<String, Set<String>> allowed) {
    Set<String> surplus = new TreeSet<>();
    found.forEach((from, known) ->
        known.stream()
            .filter(to -> !allowed.getOrDefault(from, Set.of()).contains(to))
            .forEach(to -> surplus.add(from + " -> " + to)));
    return surplus;
  }
}
