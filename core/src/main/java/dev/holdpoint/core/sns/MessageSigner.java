package dev.holdpoint.core.sns;

/** Signs what subscribers get, so that they can tell it from what others send. */
public interface MessageSigner {
  /**
   * The signature in base64.
   *
   * @param version {@code 1} for SHA-1, {@code 2} for SHA-256
   */
  String sign(String version, String text);

  /** The name of the certificate's file at our address. */
  String certificateName();
}
