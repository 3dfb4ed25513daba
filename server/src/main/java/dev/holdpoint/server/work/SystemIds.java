package dev.holdpoint.server.work;

import dev.holdpoint.core.engine.Ids;
import dev.holdpoint.core.engine.SerialIds;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids that grow with time and are no other node's, and real chance. Thread-safe. */
public final class SystemIds implements Ids {
  private final SerialIds serial;

  /** The ids of a node whose number is left to chance: for one that is alone. */
  public SystemIds(InstantSource clock) {
    this(clock, anyNumber());
  }

  /** A node's number that is left to chance. */
  public static int anyNumber() {
    return ThreadLocalRandom.current().nextInt(SerialIds.NODES);
  }

  /**
   * The ids of one node.
   *
   * @param node no other living node's number
   */
  public SystemIds(InstantSource clock, int node) {
    this.serial = new SerialIds(clock, node);
  }

  @Override
  public long next() {
    return serial.next();
  }

  @Override
  public String uuid() {
    return UUID.randomUUID().toString();
  }

  @Override
  public double nextDouble() {
    return ThreadLocalRandom.current().nextDouble();
  }
}
