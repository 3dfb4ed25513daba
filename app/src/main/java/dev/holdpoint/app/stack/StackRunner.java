package dev.holdpoint.app.stack;

import dev.holdpoint.app.template.Pseudo;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Brings what exists to what a template wants. All of it and the stack's own record change in one
 * transaction, so what cannot be done changes nothing.
 */
public final class StackRunner {
  private final Store store;
  private final Supplier<Turn> turns;
  private final ResourceTypes types;
  private final Address address;
  private final Supplier<String> secrets;
  private final StackCheck check;
  private final Settling settling;

  /** One at a time: a run begins with what it read. */
  private final ReentrantLock turn;

  /**
   * @param secrets makes a secret for a parameter that nobody gave
   * @param check looks at every template before anything of it is made
   */
  public StackRunner(
      Store store,
      Supplier<Turn> turns,
      ResourceTypes types,
      Address address,
      Supplier<String> secrets,
      StackCheck check) {
    this(store, turns, types, address, secrets, check, () -> {});
  }

  /**
   * The same, whose runs end when what they made can be used at once.
   *
   * @param settling waits for that
   */
  public StackRunner(
      Store store,
      Supplier<Turn> turns,
      ResourceTypes types,
      Address address,
      Supplier<String> secrets,
      StackCheck check,
      Settling settling) {
    this(store, turns, types, address, secrets, check, settling, new ReentrantLock());
  }

  private StackRunner(
      Store store,
      Supplier<Turn> turns,
      ResourceTypes types,
      Address address,
      Supplier<String> secrets,
      StackCheck check,
      Settling settling,
      ReentrantLock turn) {
    this.turn = turn;
    this.settling = settling;
    this.store = store;
    this.turns = turns;
    this.types = types.with(new Within());
    this.address = address;
    this.secrets = secrets;
    this.check = check;
  }

  /** The same, with another look at templates. */
  public StackRunner with(StackCheck other) {
    return new StackRunner(store, turns, types, address, secrets, other, settling, turn);
  }

  /** The same over another view of the store: one that refuses what is not wanted any more. */
  public StackRunner over(Store other) {
    return new StackRunner(other, turns, types, address, secrets, check, settling, turn);
  }

  /** Waits until what was made can be used without waiting. */
  public interface Settling {
    void await() throws InterruptedException;
  }

  /**
   * What a run did.
   *
   * @param kept what has left the template and stays, as its policy says
   * @param wanted each resource as it was wanted, by its logical id: to tell two runs apart
   */
  public record Outcome(
      Stack stack,
      Set<String> newSecrets,
      List<String> removed,
      List<String> kept,
      Map<String, JsonNode> wanted) {
    /** Names no value. */
    @Override
    public String toString() {
      return "Outcome[stack=" + stack + ", removed=" + removed + "]";
    }
  }

  /** Runs a template whose files are beside it. */
  public Outcome run(String stackName, Path template, Map<String, String> parameters) {
    return run(StackRequest.of(stackName, template, parameters));
  }

  /**
   * Runs a template.
   *
   * @throws TemplateException where it cannot be run; nothing is changed then
   */
  public Outcome run(StackRequest request) {
    String text = read(request.template());
    return settled(
        request,
        text,
        null,
        (tx, turn, plan, stack) ->
            StackLife.ranLocally(tx, turn, stack, source(request, text, plan)));
  }

  private static StackSource source(StackRequest request, String text, Plan plan) {
    return StackSource.of(text, plan, request.parameters(), Map.of(), List.of(), null).beside();
  }

  /**
   * Brings a stack to what a template wants that came by a call.
   *
   * @param id the stack's, which it has before anything of it is there
   * @throws TemplateException where it cannot be run
   */
  public Outcome run(StackRequest request, String text, Arn id) {
    return settled(request, text, id, StackRun.Ending.NONE);
  }

  private Outcome settled(
      StackRequest request, String text, @Nullable Arn id, StackRun.Ending ending) {
    StackRunner.Outcome outcome = inTurn(request, text, id, ending);
    try {
      settling.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return outcome;
  }

  private Outcome inTurn(
      StackRequest request, String text, @Nullable Arn id, StackRun.Ending ending) {
    turn.lock();
    try {
      checkOwn(request.name(), "run");
      return runAlone(request, text, id, ending);
    } finally {
      turn.unlock();
    }
  }

  private void checkOwn(String name, String what) {
    store.read(tx -> {
      Stack known = Stack.find(tx, name);
      if (known != null) {
        refuseNested(tx, known, what);
      }
      return name;
    });
  }

  private Outcome runAlone(
      StackRequest request, String text, @Nullable Arn id, StackRun.Ending ending) {
    Stack before = before(request, id);
    Plan plan = plan(request, text, before);
    return new StackRun(store, turns, types, address, plan, request, before, ending).finish();
  }

  private Stack before(StackRequest request, @Nullable Arn id) {
    Stack known = store.<@Nullable Stack>read(tx -> Stack.find(tx, request.name()));
    return known == null ? fresh(request, id) : known;
  }

  /**
   * What a template asks for, if it can be run here.
   *
   * @throws TemplateException where it cannot
   */
  public Plan plan(StackRequest request, String text, Arn id) {
    checkOwn(request.name(), "change");
    return plan(request, text, before(request, id));
  }

  private Plan plan(StackRequest request, String text, Stack before) {
    Pseudo pseudo = new Pseudo(turns.get().home(), before.name(), before.id().value());
    Plan plan = Plan.read(text, request, before.secrets(), secrets, pseudo);
    check(plan, request);
    return plan;
  }

  private void check(Plan plan, StackRequest request) {
    plan.resources().forEach(types::check);
    check.check(plan.resources(), request.sources());
    for (TemplateResource one : plan.resources()) {
      if (types.get(one.type()) instanceof NestedType nested) {
        nested.check(one, plan, request);
      }
    }
  }

  /** A stack within another changes and goes with that. */
  private static void refuseNested(Tx tx, Stack stack, String what) {
    Stack owner = stack.owner(tx);
    if (owner != null) {
      throw new TemplateException(
          "%s is a stack within %s; %s that one.".formatted(stack.name(), owner.name(), what));
    }
  }

  /** What runs of stacks within this run's need; its turn has come already. */
  private final class Within implements Nesting {
    @Override
    public Address address() {
      return address;
    }

    @Override
    public void check(Plan plan, StackRequest request) {
      StackRunner.this.check(plan, request);
    }

    @Override
    public void check(TemplateResource resource) {
      types.check(resource);
    }

    @Override
    public Outcome run(StackRequest request, String template) {
      return runAlone(request, template, null, StackRun.Ending.NONE);
    }

    @Override
    public void delete(String name) {
      if (store.<@Nullable Stack>read(tx -> Stack.find(tx, name)) != null) {
        StackRunner.this.gone(name);
      }
    }
  }

  private Deletion gone(String name) {
    return new StackDeletion(store, turns, types)
        .run(name, Set.of(), tx -> StackLife.end(tx, turns.get(), name));
  }

  /** What a deletion did, by logical ids. */
  public record Deletion(List<String> deleted, List<String> retained) {}

  /**
   * Takes a stack away with what it made, the last first; what is to be retained stays.
   *
   * @throws TemplateException where there is no such stack, or another one uses what it exports;
   *     nothing is changed then
   */
  public Deletion delete(String name) {
    return delete(name, Set.of(), tx -> StackLife.end(tx, turns.get(), name));
  }

  /**
   * The same.
   *
   * @param kept logical ids of what is left alone
   * @param with what is committed with the end
   */
  public Deletion delete(String name, Set<String> kept, Consumer<Tx> with) {
    turn.lock();
    try {
      store.read(tx -> {
        refuseNested(tx, Stack.get(tx, name), "delete");
        return name;
      });
      return new StackDeletion(store, turns, types).run(name, kept, with);
    } finally {
      turn.unlock();
    }
  }

  private Stack fresh(StackRequest request, @Nullable Arn id) {
    String name = request.name();
    if (!name.matches("[A-Za-z][A-Za-z0-9-]{0,127}")) {
      throw new TemplateException(
          "The stack's name %s must begin with a letter and have letters, digits and dashes only."
              .formatted(name));
    }
    Turn now = turns.get();
    StackRequest.Parent parent = request.parent();
    return new Stack(
        name,
        id == null ? newId(now, name) : id,
        address.text(),
        Map.of(),
        List.of(),
        Map.of(),
        null,
        new Stack.Times(now.now(), null),
        parent == null ? null : parent.stack());
  }

  /** An id that no stack had before. */
  public static Arn newId(Turn turn, String name) {
    return turn.home().arn("cloudformation", "stack/" + name + "/" + turn.ids().uuid());
  }

  private static String read(Path template) {
    try {
      return Files.readString(template);
    } catch (IOException e) {
      throw new TemplateException("The template " + template + " cannot be read: " + e);
    }
  }
}
