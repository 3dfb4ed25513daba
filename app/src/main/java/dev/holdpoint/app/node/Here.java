package dev.holdpoint.app.node;

import dev.holdpoint.app.stack.Address;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where the node serves: known only once it listens, needed by parts that must be there before.
 * Thread-safe.
 */
final class Here {
  private final AtomicReference<Address> address =
      new AtomicReference<>(new Address(URI.create("http://127.0.0.1")));

  void is(Address known) {
    address.set(known);
  }

  Address address() {
    return address.get();
  }
}
