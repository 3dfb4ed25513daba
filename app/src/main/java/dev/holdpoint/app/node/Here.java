package dev.holdpoint.app.node;

import dev.holdpoint.app.stack.Address;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where the node serves: known only once it listens, needed by parts that must be there before.
 * Thread-safe.
 */
final class Here {
  private static final URI UNKNOWN = URI.create("http://127.0.0.1");

  /** For others, and for what runs on this machine. */
  private record Known(Address address, URI inner) {}

  private final AtomicReference<Known> known =
      new AtomicReference<>(new Known(new Address(UNKNOWN), UNKNOWN));

  void is(Address address, URI inner) {
    known.set(new Known(address, inner));
  }

  /** Under which address others reach it. */
  Address address() {
    return known.get().address();
  }

  /** Where functions and our own calls reach it, by plain HTTP. */
  URI inner() {
    return known.get().inner();
  }
}
