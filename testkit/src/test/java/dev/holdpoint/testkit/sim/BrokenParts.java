package dev.holdpoint.testkit.sim;

import dev.holdpoint.core.engine.Advance;
import dev.holdpoint.core.engine.HistoryEvent;
import dev.holdpoint.core.engine.JournalEntry;
import dev.holdpoint.core.engine.Position;
import dev.holdpoint.core.engine.Transition;
import dev.holdpoint.core.engine.Trigger;
import dev.holdpoint.core.store.Message;
import dev.holdpoint.core.store.MessageStore;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.core.store.Work;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Parts that break one rule each, so that it can be seen who notices. */
final class BrokenParts {
  private BrokenParts() {}

  /** A store before which every second call of this method of a port gets lost. */
  static UnaryOperator<Store> losing(String port, String method) {
    int[] calls = new int[1];
    return store ->
        new Front(
            store,
            tx ->
                (Tx)
                    Proxy.newProxyInstance(
                        Tx.class.getClassLoader(),
                        new Class<?>[] {Tx.class},
                        (proxy, called, arguments) -> {
                          Object found = invoke(called, tx, arguments);
                          return called.getName().equals(port)
                              ? losing(found, called.getReturnType(), method, calls)
                              : found;
                        }));
  }

  private static Object losing(Object port, Class<?> type, String method, int[] calls) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, called, arguments) -> {
          boolean lost = called.getName().equals(method) && calls[0]++ % 2 == 1;
          return lost ? nothing(called) : invoke(called, port, arguments);
        });
  }

  private static @Nullable Object nothing(Method method) {
    return method.getReturnType() == long.class ? Long.valueOf(1_000_000) : null;
  }

  private static @Nullable Object invoke(Method method, Object on, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** A store that shows each unit of work another transaction. */
  static Store showing(Store store, UnaryOperator<Tx> seen) {
    return new Front(store, seen);
  }

  /** A store that says yes to every tenth unit of work and keeps nothing of it. */
  static Store lying(Store store) {
    int[] writes = new int[1];
    return new Front(store, tx -> tx) {
      @Override
      public <T extends @Nullable Object> T write(Work<T> work) {
        if (++writes[0] % 10 != 0) {
          return store.write(work);
        }
        List<T> result = new ArrayList<>();
        try {
          store.write(tx -> {
            result.add(work.run(tx));
            throw new ArithmeticException("taken back");
          });
        } catch (ArithmeticException expected) {
          // Taken back, and not told.
        }
        return result.getFirst();
      }
    };
  }

  /** A store whose messages are sent although their unit of work fails. */
  static Store sendingTooEarly(Store store) {
    return new Front(store, tx -> tx) {
      @Override
      public <T extends @Nullable Object> T write(Work<T> work) {
        List<Message> sent = new ArrayList<>();
        try {
          return store.write(tx -> work.run(noting(tx, sent)));
        } catch (Throwable failed) {
          store.write(tx -> {
            sent.stream()
                .filter(m -> tx.messages().find(m.queue(), m.id()) == null)
                .forEach(tx.messages()::add);
            return sent;
          });
          throw failed;
        }
      }
    };
  }

  private static Tx noting(Tx tx, List<Message> sent) {
    MessageStore messages =
        (MessageStore)
            Proxy.newProxyInstance(
                Tx.class.getClassLoader(),
                new Class<?>[] {MessageStore.class},
                (proxy, called, arguments) -> {
                  if (called.getName().equals("add")) {
                    sent.add((Message) arguments[0]);
                  }
                  return invoke(called, tx.messages(), arguments);
                });
    return (Tx)
        Proxy.newProxyInstance(
            Tx.class.getClassLoader(),
            new Class<?>[] {Tx.class},
            (proxy, called, arguments) ->
                called.getName().equals("messages") ? messages : invoke(called, tx, arguments));
  }

  /** Says yes to answers that come too late. */
  static Advance takingEveryAnswer(Advance real) {
    return (now, definition, trigger, turn) -> {
      Transition step = real.advance(now, definition, trigger, turn);
      return trigger instanceof Trigger.TaskSucceeded
          ? new Transition(
              true, step.next(), step.entry(), step.effects(), step.timers(), step.entered())
          : step;
    };
  }

  /** Says yes to an answer and does nothing. */
  static Advance forgettingAnswers(Advance real) {
    return (now, definition, trigger, turn) -> {
      Transition step = real.advance(now, definition, trigger, turn);
      JournalEntry none = JournalEntry.of(0, List.of(), List.of());
      return trigger instanceof Trigger.TaskSucceeded && step.changed()
          ? new Transition(true, now, none, List.of(), List.of(), 0)
          : step;
    };
  }

  /** Changes what an entry says, and not what comes next. */
  static UnaryOperator<Advance> writing(
      UnaryOperator<List<HistoryEvent>> events, UnaryOperator<List<Position>> positions) {
    return real ->
        (now, definition, trigger, turn) -> {
          Transition step = real.advance(now, definition, trigger, turn);
          JournalEntry entry = step.entry();
          JournalEntry other =
              new JournalEntry(
                  entry.atMillis(),
                  events.apply(entry.events()),
                  positions.apply(entry.positions()),
                  entry.ended(),
                  entry.deadlineTimer(),
                  entry.assigned(),
                  entry.kept(),
                  entry.lastBranch());
          return new Transition(
              step.changed(), step.next(), other, step.effects(), step.timers(), step.entered());
        };
  }

  /** A store that shows each unit of work another transaction than the real one. */
  private static class Front implements Store {
    private final Store store;
    private final UnaryOperator<Tx> seen;

    Front(Store store, UnaryOperator<Tx> seen) {
      this.store = store;
      this.seen = seen;
    }

    @Override
    public <T extends @Nullable Object> T write(Work<T> work) {
      return store.write(tx -> work.run(seen.apply(tx)));
    }

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
      return store.read(work);
    }

    @Override
    public void close() {
      store.close();
    }
  }
}
