package dev.holdpoint.core.query.intrinsic;

import dev.holdpoint.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** {@code States.Hash(data, algorithm)}: the hash in hexadecimal. */
final class Hash implements Intrinsic {
  private static final List<String> ALGORITHMS =
      List.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  private static final int MAX_CHARACTERS = 10_000;

  @Override
  public JsonNode apply(Arguments arguments) {
    JsonNode data = arguments.any(0);
    String text = data.isString() ? data.stringValue() : Json.write(data);
    if (text.length() > MAX_CHARACTERS) {
      throw arguments.wrong(0, "at most " + MAX_CHARACTERS + " characters long");
    }
    String algorithm = arguments.string(1);
    if (!ALGORITHMS.contains(algorithm)) {
      throw arguments.wrong(1, "one of " + ALGORITHMS);
    }
    byte[] hash = digest(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
    return Json.text(HexFormat.of().formatHex(hash));
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected every JDK to have " + algorithm, e);
    }
  }
}
