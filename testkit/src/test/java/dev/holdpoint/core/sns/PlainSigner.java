package dev.holdpoint.core.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** Shows what it signs. */
final class PlainSigner implements MessageSigner {
  @Override
  public String sign(String version, String text) {
    return version + ":" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  @Override
  public String certificateName() {
    return "certificate.pem";
  }
}
