package dev.holdpoint.core.lambda;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The addresses of functions, over a transaction. Thread-safe: keeps no state. */
public final class FunctionUrls {
  private static final Set<String> AUTHS = Set.of(FunctionUrl.AUTH_NONE, FunctionUrl.AUTH_IAM);
  private static final Set<String> MODES = Set.of(FunctionUrl.BUFFERED, FunctionUrl.STREAMED);
  private static final int ID_LENGTH = 32;
  private static final int RADIX = 36;
  private static final int PAGE = 1_000;

  /** Makes a function have an address, or its address be so. */
  public FunctionUrl put(
      Tx tx,
      Turn turn,
      Arn function,
      @Nullable String auth,
      @Nullable String mode,
      FunctionUrl.@Nullable Cors cors) {
    if (auth == null || !AUTHS.contains(auth)) {
      throw LambdaError.unsupported("the AuthType " + auth + " of function URLs");
    }
    if (mode != null && !MODES.contains(mode)) {
      throw LambdaError.unsupported("the InvokeMode " + mode + " of function URLs");
    }
    FunctionUrl before = find(tx, function);
    FunctionUrl url =
        new FunctionUrl(
            id(function),
            function,
            auth,
            mode,
            cors,
            before == null ? turn.now() : before.createdAt(),
            turn.now());
    tx.resources().put(ResourceKind.FUNCTION_URL, url.id(), Json.tree(url));
    return url;
  }

  /** The address of this function or alias, or null. */
  public @Nullable FunctionUrl find(Tx tx, Arn function) {
    return find(tx, id(function));
  }

  /** The address that begins so, or null. */
  public @Nullable FunctionUrl find(Tx tx, String id) {
    JsonNode json = tx.resources().find(ResourceKind.FUNCTION_URL, id);
    return json == null ? null : Json.read(json, FunctionUrl.class);
  }

  /** The address; {@code ResourceNotFoundException} where there is none. */
  public FunctionUrl existing(Tx tx, Arn function) {
    FunctionUrl url = find(tx, function);
    if (url == null) {
      throw LambdaError.resourceDoesNotExist();
    }
    return url;
  }

  /** The addresses of a function and of its aliases. */
  public List<FunctionUrl> list(Tx tx, Function function) {
    return tx.resources().list(ResourceKind.FUNCTION_URL, "", null, PAGE).stream()
        .map(row -> Json.read(row.body(), FunctionUrl.class))
        .filter(url -> (url.function() + ":").startsWith(function.base() + ":"))
        .toList();
  }

  public void delete(Tx tx, Arn function) {
    tx.resources().delete(ResourceKind.FUNCTION_URL, id(function));
  }

  /** As long as AWS's, and the same whenever the function gets an address. */
  private static String id(Arn function) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(function.value().getBytes(StandardCharsets.UTF_8));
      return new BigInteger(1, hash).toString(RADIX).substring(0, ID_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-256, but this Java lacks it", e);
    }
  }
}
