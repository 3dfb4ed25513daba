package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.json.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A signed token as it came; what it says is worth nothing before its signature was proved. */
record JsonWebToken(JsonNode header, JsonNode claims, byte[] signed, byte[] signature) {
  /** Those that AWS takes. */
  private static final Map<String, String> ALGORITHMS =
      Map.of("RS256", "SHA256withRSA", "RS384", "SHA384withRSA", "RS512", "SHA512withRSA");

  private static final int MOST_CHARACTERS = 16_384;
  private static final int LEAST_BITS = 2_048;
  private static final int MOST_BITS = 8_192;

  /** Null where it is no token of this form. */
  static @Nullable JsonWebToken parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3 || text.length() > MOST_CHARACTERS) {
      return null;
    }
    try {
      Base64.Decoder decoder = Base64.getUrlDecoder();
      JsonNode header = Json.parse(decoder.decode(parts[0]));
      JsonNode claims = Json.parse(decoder.decode(parts[1]));
      byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8);
      return header.isObject() && claims.isObject()
          ? new JsonWebToken(header, claims, signed, decoder.decode(parts[2]))
          : null;
    } catch (IllegalArgumentException | JacksonException e) {
      return null;
    }
  }

  /**
   * Whether one of these keys signed it.
   *
   * @param keys a JSON Web Key Set
   */
  boolean isSignedBy(JsonNode keys) {
    String algorithm = ALGORITHMS.get(header.path("alg").asString(""));
    String id = header.path("kid").asString("");
    if (algorithm == null) {
      return false;
    }
    for (JsonNode key : keys.path("keys")) {
      if (key.path("kid").asString("").equals(id)
          && key.path("kty").asString("").equals("RSA")
          && proves(algorithm, key)) {
        return true;
      }
    }
    return false;
  }

  private boolean proves(String algorithm, JsonNode key) {
    try {
      BigInteger modulus = number(key, "n");
      if (modulus.bitLength() < LEAST_BITS || modulus.bitLength() > MOST_BITS) {
        return false;
      }
      PublicKey rsa =
          KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(modulus, number(key, "e")));
      Signature proof = Signature.getInstance(algorithm);
      proof.initVerify(rsa);
      proof.update(signed);
      return proof.verify(signature);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static BigInteger number(JsonNode key, String member) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(member).asString("")));
  }

  @Override
  public String toString() {
    return "JsonWebToken";
  }
}
