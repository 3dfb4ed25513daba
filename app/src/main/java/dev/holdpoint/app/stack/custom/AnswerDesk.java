package dev.holdpoint.app.stack.custom;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Takes the answers of custom resources' makers: one to each request, at an address that nobody can
 * guess and that is the same for each repeat of the request. Thread-safe.
 */
public final class AnswerDesk {
  /** Under which path answers are put; the programs that run functions know it too. */
  static final String PATH = "/_holdpoint/custom-resources/";

  private static final String MAC = "HmacSHA256";
  private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

  private final Store store;
  private final Supplier<Turn> turns;
  private final byte[] key;
  private final Supplier<URI> here;
  private final ConcurrentMap<String, Waiting> waiting = new ConcurrentHashMap<>();

  /**
   * @param key what makes addresses impossible to guess
   * @param here where makers reach this node
   */
  public AnswerDesk(Store store, Supplier<Turn> turns, byte[] key, Supplier<URI> here) {
    this.store = store;
    this.turns = turns;
    this.key = key.clone();
    this.here = here;
  }

  /** Where the answer to a request is to be put. */
  String url(String requestId) {
    return address() + PATH + requestId + "?token=" + token(requestId);
  }

  String address() {
    return here.get().toString();
  }

  Instant now() {
    return turns.get().now();
  }

  /** The place for the answer: there from now on, or already. */
  AnswerRow open(CustomRequest request) {
    String address = address();
    return store.write(tx -> {
      forgetOld(tx);
      AnswerRow there = AnswerRow.find(tx, request.id());
      AnswerRow row =
          there == null
              ? new AnswerRow(address, request.deadline(), false, null)
              : there.at(address);
      row.put(tx, request.id());
      return row;
    });
  }

  /** What an interrupted run left behind, and no later run asked for. */
  private void forgetOld(Tx tx) {
    Instant old = now().minus(FORGOTTEN_AFTER);
    for (Resource row : tx.resources().list(ResourceKind.CUSTOM_REQUEST, "", null, 100)) {
      AnswerRow answer = AnswerRow.find(tx, row.key());
      if (answer != null && answer.deadline().isBefore(old)) {
        tx.resources().delete(ResourceKind.CUSTOM_REQUEST, row.key());
      }
    }
  }

  /** The maker has it: it may answer when it likes. */
  void handedOver(String requestId) {
    store.write(tx -> {
      AnswerRow row = AnswerRow.find(tx, requestId);
      if (row != null) {
        row.taken().put(tx, requestId);
      }
      return null;
    });
  }

  /** No answer is expected any more. */
  void close(String requestId) {
    store.write(tx -> tx.resources().delete(ResourceKind.CUSTOM_REQUEST, requestId));
  }

  @Nullable AnswerRow find(String requestId) {
    return store.<@Nullable AnswerRow>read(tx -> AnswerRow.find(tx, requestId));
  }

  /** Somebody waits for this answer from now on, until it is closed. */
  Waiting waiting(String requestId) {
    Waiting one = new Waiting(() -> waiting.remove(requestId));
    waiting.put(requestId, one);
    return one;
  }

  /** Whether this is the token of the request's address. */
  boolean isToken(String requestId, String token) {
    return MessageDigest.isEqual(token(requestId).getBytes(UTF_8), token.getBytes(UTF_8));
  }

  /**
   * Takes an answer: the first one that comes in time.
   *
   * @return whether it counts
   */
  boolean take(String requestId, String body) {
    boolean taken =
        store.write(tx -> {
          AnswerRow row = AnswerRow.find(tx, requestId);
          if (row == null || row.body() != null) {
            return false;
          }
          row.answered(body).put(tx, requestId);
          return true;
        });
    Waiting one = waiting.get(requestId);
    if (one != null) {
      one.look();
    }
    return taken;
  }

  private String token(String requestId) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      byte[] bytes = mac.doFinal(requestId.getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected " + MAC + " in every JDK", e);
    }
  }
}
