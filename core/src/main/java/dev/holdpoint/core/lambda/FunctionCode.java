package dev.holdpoint.core.lambda;

import java.util.Base64;
import java.util.HexFormat;

/**
 * A function's code, kept by its content.
 *
 * @param sha256 in hexadecimal; the name of the folder that holds it unpacked
 * @param bytes size of the archive it came in
 */
public record FunctionCode(String sha256, long bytes) {

  /** The hash as AWS shows it. */
  public String sha256Base64() {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
  }
}
