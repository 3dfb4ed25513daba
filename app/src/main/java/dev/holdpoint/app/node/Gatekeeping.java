package dev.holdpoint.app.node;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.access.AccessRole;
import dev.holdpoint.server.access.Admission;
import dev.holdpoint.server.access.Admitted;
import dev.holdpoint.server.access.KeyRing;
import dev.holdpoint.server.access.Logins;
import dev.holdpoint.server.access.Names;
import dev.holdpoint.server.access.S3Verifier;
import dev.holdpoint.server.access.ThisMachine;
import dev.holdpoint.server.access.Verifier;
import dev.holdpoint.server.console.LoginRoute;
import dev.holdpoint.server.http.WebRoute;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may come in: put together from the settings and the installation's own secret. */
final class Gatekeeping {
  private final Config.Access settings;
  private final KeyRing keys;
  private final InstantSource clock;
  private final @Nullable Logins logins;

  Gatekeeping(Config config, Store store, Home home, InstantSource clock) {
    this.settings = config.access();
    this.keys = new KeyRing(settings.keys(), Keys.of(store, "access"), settings.functions());
    this.clock = clock;
    this.logins =
        isOpen() ? null : new Logins(keys, home.account(), config.http().isSecure(), clock);
  }

  private boolean isOpen() {
    return settings.keys().isEmpty();
  }

  KeyRing keys() {
    return keys;
  }

  /** Proves who calls; null where there are no keys. */
  @Nullable Verifier verifier() {
    return isOpen() ? null : new Verifier(keys, clock);
  }

  Admission admission() {
    return logins == null ? new ThisMachine() : logins;
  }

  /** Proves who calls S3; null where there are no keys. */
  @Nullable S3Verifier s3Verifier() {
    return isOpen() ? null : new S3Verifier(keys, clock);
  }

  /** What stands before all other routes, and needs no request's body. */
  List<WebRoute> first() {
    return logins == null ? List.of(new Names(settings.names())) : List.of();
  }

  /** What stands before all routes that people or unsigned calls reach. */
  List<WebRoute> before() {
    return logins == null ? List.of() : List.of(new LoginRoute(logins));
  }

  /** The route for those alone who are let in, and are at least this. */
  WebRoute only(AccessRole least, WebRoute route) {
    return new Admitted(route, admission(), least);
  }
}
