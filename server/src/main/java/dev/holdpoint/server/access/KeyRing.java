package dev.holdpoint.server.access;

import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All keys that open something: the configured ones, one for each account's functions, and those of
 * assumed roles. The latter two are made from the installation's own secret, so that every node of
 * it knows them and none is kept. Immutable.
 */
public final class KeyRing {
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final int SECRET_LENGTH = 40;

  private final Map<String, AccessKey> configured = new HashMap<>();
  private final byte[] own;
  private final AccessRole functions;

  /**
   * @param own a secret that every node of the installation has
   * @param functions what functions may do
   */
  public KeyRing(List<AccessKey> configured, byte[] own, AccessRole functions) {
    for (AccessKey key : configured) {
      if (this.configured.put(key.id(), key) != null) {
        throw new IllegalArgumentException(
            "Expected each access key once, but one came twice (id=" + key.id() + ")");
      }
    }
    this.own = own.clone();
    this.functions = functions;
  }

  /** What was found under a key's id. */
  sealed interface Found {
    record Key(AccessKey key) implements Found {}

    /** It was good once. */
    record Expired() implements Found {}

    record Nobody() implements Found {}
  }

  Found find(String id, @Nullable String token, Instant now) {
    if (token != null && !token.isEmpty()) {
      Session session = Session.open(token, own);
      if (session == null || !session.id().equals(id) || !isGood(session)) {
        return new Found.Nobody();
      }
      return now.isBefore(session.until())
          ? new Found.Key(
              new AccessKey(
                  id,
                  secret("session/" + token),
                  session.role(),
                  session.account(),
                  session.issuer()))
          : new Found.Expired();
    }
    AccessKey key = ACCOUNT.matcher(id).matches() ? ofFunctions(id) : configured.get(id);
    return key == null ? new Found.Nobody() : new Found.Key(key);
  }

  /** A session ends with the key that began it. */
  private boolean isGood(Session session) {
    String issuer = session.issuer();
    AccessKey key =
        ACCOUNT.matcher(issuer).matches() ? ofFunctions(issuer) : configured.get(issuer);
    return key != null && key.role().includes(session.role());
  }

  /** With which an account's functions sign. */
  public AccessKey ofFunctions(String account) {
    return new AccessKey(account, secret("functions/" + account), functions, account);
  }

  /** The configured key of this id and secret, or null. */
  public @Nullable AccessKey login(String id, String secret) {
    AccessKey key = configured.get(id);
    // A comparison in any case: how long it takes shall not tell which ids there are.
    boolean right = Hashes.same(key == null ? id + "\u0000" : key.secret(), secret);
    return key != null && right ? key : null;
  }

  /** The configured key of this id, or null. */
  @Nullable AccessKey configured(String id) {
    return configured.get(id);
  }

  /** The credentials of somebody who becomes another. */
  public Credentials assume(String id, AccessKey by, String account, Instant until) {
    String token = new Session(id, by.origin(), account, by.role(), until).sealed(own);
    return new Credentials(id, secret("session/" + token), token);
  }

  /** For as long as they last. */
  public record Credentials(String id, String secret, String token) {
    @Override
    public String toString() {
      return "Credentials[" + id + "]";
    }
  }

  private String secret(String of) {
    String text = Base64.getEncoder().encodeToString(Hashes.hmac(own, of));
    return text.substring(0, SECRET_LENGTH);
  }

  /** Proves that the installation itself said this, for one purpose. */
  String seal(String purpose, String text) {
    return Hashes.hex(Hashes.hmac(own, purpose + "/" + text));
  }

  @Override
  public String toString() {
    return "KeyRing" + configured.keySet();
  }
}
