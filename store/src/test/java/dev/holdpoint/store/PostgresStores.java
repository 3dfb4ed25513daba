package dev.holdpoint.store;

import dev.holdpoint.testkit.postgres.LocalPostgres;

/** Stores in the PostgreSQL that the tests share. */
final class PostgresStores {
  private PostgresStores() {}

  static PostgresStore fresh() {
    return open(LocalPostgres.shared().freshUrl());
  }

  /** One more node on the same database. */
  static PostgresStore open(String url) {
    return PostgresStore.open(url, null, null, news -> {});
  }
}
