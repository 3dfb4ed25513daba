package dev.holdpoint.server.host;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.LambdaError;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who may have which process: warm ones are used again, the latest first; new ones start while
 * there is room; everybody else waits. Thread-safe; starts and ends no process itself.
 */
final class ProcessPool {
  private final HostLimits limits;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition freed = lock.newCondition();
  private final Map<Arn, Slots> functions = new HashMap<>();
  private int total;

  private static final class Slots {
    final Deque<FunctionProcess> idle = new ArrayDeque<>();
    int processes;
    int waiting;

    /** As the function's last invocation had it. */
    @Nullable Integer reserved;

    /** Invocations that run or wait to. */
    int busy() {
      return processes - idle.size() + waiting;
    }
  }

  /**
   * What a caller gets.
   *
   * @param warm the process to use, or null where the caller may start one
   * @param ended processes that the caller must close first
   */
  record Lease(@Nullable FunctionProcess warm, List<FunctionProcess> ended) {}

  ProcessPool(HostLimits limits) {
    this.limits = limits;
  }

  /** Waits for a process or for the room to start one. */
  Lease acquire(Function function) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Slots slots = slots(function.arn());
      admit(function, slots);
      Lease lease = tryAcquire(function, slots);
      return lease != null ? lease : waitFor(function, slots);
    } finally {
      lock.unlock();
    }
  }

  /** A function with a reservation has that, whatever the others do; the others share the rest. */
  private void admit(Function function, Slots slots) {
    slots.reserved = function.reserved();
    if (slots.reserved != null) {
      if (slots.busy() >= slots.reserved) {
        throw LambdaError.tooManyRequests("ReservedFunctionConcurrentInvocationLimitExceeded");
      }
    } else if (limits.concurrency() != Integer.MAX_VALUE
        && taken(function.arn()) >= limits.concurrency()) {
      throw tooMany();
    }
  }

  /** What runs or waits in this account and region, and what is kept for those that reserved it. */
  private long taken(Arn where) {
    return functions.entrySet().stream()
        .filter(each -> Home.of(each.getKey()).equals(Home.of(where)))
        .map(Map.Entry::getValue)
        .mapToLong(each -> each.reserved == null ? each.busy() : each.reserved)
        .sum();
  }

  private static AwsException tooMany() {
    return LambdaError.tooManyRequests("ConcurrentInvocationLimitExceeded");
  }

  private Lease waitFor(Function function, Slots slots) throws InterruptedException {
    if (slots.waiting >= limits.waitingPerFunction()) {
      throw tooMany();
    }
    slots.waiting++;
    try {
      long left = limits.waiting().toNanos();
      while (true) {
        if (left <= 0) {
          throw tooMany();
        }
        left = freed.awaitNanos(left);
        Lease lease = tryAcquire(function, slots);
        if (lease != null) {
          return lease;
        }
      }
    } finally {
      slots.waiting--;
    }
  }

  private @Nullable Lease tryAcquire(Function function, Slots slots) {
    List<FunctionProcess> ended = new ArrayList<>();
    while (!slots.idle.isEmpty()) {
      FunctionProcess process = slots.idle.pop();
      if (process.isAlive() && process.function().revision().equals(function.revision())) {
        return new Lease(process, ended);
      }
      remove(slots);
      ended.add(process);
    }
    if (slots.processes < limits.processesPerFunction() && makeRoom(ended)) {
      slots.processes++;
      total++;
      return new Lease(null, ended);
    }
    return null;
  }

  /** Whether one more process may start; the one that was idle longest may have to go for it. */
  private boolean makeRoom(List<FunctionProcess> ended) {
    if (total < limits.processes()) {
      return true;
    }
    FunctionProcess oldest =
        functions.values().stream()
            .filter(slots -> !slots.idle.isEmpty())
            .map(slots -> slots.idle.getLast())
            .min(Comparator.comparing(FunctionProcess::idleSince))
            .orElse(null);
    if (oldest == null) {
      return false;
    }
    Slots slots = slots(oldest.function().arn());
    slots.idle.remove(oldest);
    remove(slots);
    ended.add(oldest);
    return true;
  }

  private Slots slots(Arn function) {
    return functions.computeIfAbsent(function, _ -> new Slots());
  }

  private void remove(Slots slots) {
    slots.processes--;
    total--;
  }

  /** A process has nothing to do. */
  void release(FunctionProcess process, Instant now) {
    lock.lock();
    try {
      process.idleSince(now);
      slots(process.function().arn()).idle.push(process);
      freed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** A process of this function has ended, or never began. */
  void ended(Arn function) {
    lock.lock();
    try {
      remove(slots(function));
      freed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes out idle processes, for the caller to close. */
  List<FunctionProcess> takeIdle(Predicate<FunctionProcess> which) {
    lock.lock();
    try {
      List<FunctionProcess> taken = new ArrayList<>();
      for (Slots slots : functions.values()) {
        List<FunctionProcess> some = slots.idle.stream().filter(which).toList();
        slots.idle.removeAll(some);
        some.forEach(_ -> remove(slots));
        taken.addAll(some);
      }
      freed.signalAll();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** How many processes there are. */
  int size() {
    lock.lock();
    try {
      return total;
    } finally {
      lock.unlock();
    }
  }
}
