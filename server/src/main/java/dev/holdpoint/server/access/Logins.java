package dev.holdpoint.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.server.http.WebRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who has an access key of the installation's own account, for the pages show all accounts:
 * by a cookie that a login gave, or by HTTP's basic authentication. Nothing of a login is kept; it
 * ends by its time, or with its key. Thread-safe.
 */
public final class Logins implements Admission {
  private static final String COOKIE = "holdpoint";
  private static final Duration LIFE = Duration.ofHours(12);
  private static final int PARTS = 3;

  private final KeyRing keys;
  private final String account;
  private final boolean secure;
  private final InstantSource clock;

  /**
   * @param account whose keys are taken
   * @param secure whether browsers reach us by TLS only
   */
  public Logins(KeyRing keys, String account, boolean secure, InstantSource clock) {
    this.keys = keys;
    this.account = account;
    this.secure = secure;
    this.clock = clock;
  }

  @Override
  public Answer ask(WebRequest request) {
    AccessKey key = byCookie(request);
    if (key == null) {
      key = basic(request);
    }
    return key == null ? new Answer.Unknown() : new Answer.Welcome(key.role());
  }

  /** The cookie of one who has this key, as a header says it; null for a wrong one. */
  public @Nullable String login(String id, String secret) {
    AccessKey key = ours(keys.login(id, secret));
    if (key == null) {
      return null;
    }
    long until = clock.instant().plus(LIFE).getEpochSecond();
    return cookie(id + "." + until + "." + seal(key, until), LIFE.toSeconds());
  }

  /** The header that makes a browser forget. */
  public String logout() {
    return cookie("", 0);
  }

  private String cookie(String value, long seconds) {
    return COOKIE
        + "="
        + value
        + "; Path=/_holdpoint; Max-Age="
        + seconds
        + "; HttpOnly; SameSite=Lax"
        + (secure ? "; Secure" : "");
  }

  private String seal(AccessKey key, long until) {
    return keys.seal("login", key.id() + "." + until + "." + key.secret());
  }

  private @Nullable AccessKey byCookie(WebRequest request) {
    for (String header : request.headers().getOrDefault("cookie", List.of())) {
      for (String cookie : header.split(";")) {
        String[] pair = cookie.strip().split("=", 2);
        AccessKey key = pair.length == 2 && pair[0].equals(COOKIE) ? opened(pair[1]) : null;
        if (key != null) {
          return key;
        }
      }
    }
    return null;
  }

  private @Nullable AccessKey opened(String value) {
    String[] parts = value.split("\\.", -1);
    if (parts.length != PARTS || !parts[1].matches("\\d{1,12}")) {
      return null;
    }
    AccessKey key = ours(keys.configured(parts[0]));
    long until = Long.parseLong(parts[1]);
    boolean good =
        key != null
            && Hashes.same(parts[2], seal(key, until))
            && clock.instant().isBefore(Instant.ofEpochSecond(until));
    return good ? key : null;
  }

  private @Nullable AccessKey basic(WebRequest request) {
    String header = request.header("authorization");
    if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return null;
    }
    try {
      String both = new String(Base64.getDecoder().decode(header.substring(6).strip()), UTF_8);
      int at = both.indexOf(':');
      return at < 0 ? null : ours(keys.login(both.substring(0, at), both.substring(at + 1)));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private @Nullable AccessKey ours(@Nullable AccessKey key) {
    return key != null && key.account().equals(account) ? key : null;
  }
}
