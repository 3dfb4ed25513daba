package dev.holdpoint.testkit.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.engine.Journal;
import dev.holdpoint.core.engine.JournalEntry;
import dev.holdpoint.core.store.Message;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.core.store.Work;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Stores that do something else than they are asked for. */
final class BrokenStores {
  private static final long AN_HOUR = 3_600_000;

  private BrokenStores() {}

  /** What a port does in place of one of its methods. */
  @FunctionalInterface
  private interface Instead {
    @Nullable Object call(Object port, Method method, @Nullable Object[] arguments)
        throws Throwable;
  }

  /** Lets everybody put off or prolong a call, whoever has its lease. */
  static UnaryOperator<Store> withoutFencing() {
    return instead(
        "outbox",
        "retry",
        (outbox, method, arguments) -> {
          invoke(method, outbox, arguments);
          return true;
        });
  }

  /** Says of every second call that it is owed still, when it is taken away. */
  static UnaryOperator<Store> keepingDebts() {
    int[] calls = new int[1];
    return instead(
        "outbox",
        "delete",
        (outbox, method, arguments) ->
            calls[0]++ % 2 == 1 ? Boolean.TRUE : invoke(method, outbox, arguments));
  }

  /** Finds nothing that is due. */
  static UnaryOperator<Store> claimingNothing() {
    return instead("outbox", "claim", (outbox, method, arguments) -> List.of());
  }

  /** Keeps each message twice, under another number and id. */
  static UnaryOperator<Store> doublingMessages() {
    return instead(
        "messages",
        "add",
        (messages, method, arguments) -> {
          Message sent = (Message) arguments[0];
          invoke(method, messages, arguments);
          return invoke(method, messages, another(sent));
        });
  }

  private static Message another(Message sent) {
    return new Message(
        -sent.id(),
        sent.queue(),
        UUID.nameUUIDFromBytes(sent.messageId().getBytes(UTF_8)).toString(),
        sent.body(),
        sent.attributes(),
        sent.sentAt(),
        sent.visibleAt(),
        sent.receiveCount(),
        sent.firstReceivedAt(),
        sent.receipt(),
        sent.orderedIn(),
        sent.sequence());
  }

  /** Dates every second journal entry an hour back. */
  static UnaryOperator<Store> dating() {
    int[] calls = new int[1];
    return instead(
        "executions",
        "append",
        (executions, method, arguments) -> {
          byte[] entry = (byte[]) arguments[2];
          byte[] written =
              calls[0]++ % 2 == 1 ? Journal.encode(earlier(Journal.decode(entry))) : entry;
          return invoke(method, executions, arguments[0], arguments[1], written);
        });
  }

  private static JournalEntry earlier(JournalEntry entry) {
    return new JournalEntry(
        entry.atMillis() - AN_HOUR,
        entry.events(),
        entry.positions(),
        entry.ended(),
        entry.deadlineTimer(),
        entry.assigned(),
        entry.kept(),
        entry.lastBranch());
  }

  /** Runs what is to happen after the commit although there is none. */
  static Store hasty(Store store) {
    return new Store() {
      @Override
      public <T extends @Nullable Object> T write(Work<T> work) {
        List<Runnable> actions = new ArrayList<>();
        try {
          return store.write(tx -> work.run(noting(tx, actions)));
        } catch (Throwable failed) {
          actions.forEach(Runnable::run);
          throw failed;
        }
      }

      @Override
      public <T extends @Nullable Object> T read(Work<T> work) {
        return store.read(work);
      }

      @Override
      public void close() {
        store.close();
      }
    };
  }

  private static Tx noting(Tx tx, List<Runnable> actions) {
    return (Tx)
        Proxy.newProxyInstance(
            Tx.class.getClassLoader(),
            new Class<?>[] {Tx.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("afterCommit")) {
                actions.add((Runnable) arguments[0]);
              }
              return invoke(method, tx, arguments);
            });
  }

  private static UnaryOperator<Store> instead(String port, String method, Instead other) {
    return store -> BrokenParts.showing(store, tx -> front(tx, port, method, other));
  }

  private static Tx front(Tx tx, String port, String method, Instead other) {
    return (Tx)
        Proxy.newProxyInstance(
            Tx.class.getClassLoader(),
            new Class<?>[] {Tx.class},
            (proxy, called, arguments) -> {
              Object found = invoke(called, tx, arguments);
              return called.getName().equals(port)
                  ? front(found, called.getReturnType(), method, other)
                  : found;
            });
  }

  private static Object front(Object port, Class<?> type, String method, Instead other) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, called, arguments) ->
            called.getName().equals(method)
                ? other.call(port, called, arguments)
                : invoke(called, port, arguments));
  }

  private static @Nullable Object invoke(
      Method method, Object on, @Nullable Object @Nullable ... arguments) throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
