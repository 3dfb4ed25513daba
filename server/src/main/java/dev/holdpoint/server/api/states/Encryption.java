package dev.holdpoint.server.api.states;

import dev.holdpoint.core.states.StatesError;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.EncryptionConfiguration;
import software.amazon.awssdk.services.sfn.model.EncryptionType;

/** Whose key a machine's or an activity's data is encrypted with: there is no KMS here. */
final class Encryption {
  /** What is there, with or without being asked for. */
  static final EncryptionConfiguration OWNED =
      EncryptionConfiguration.builder().type(EncryptionType.AWS_OWNED_KEY).build();

  private Encryption() {}

  /** Refuses a key of the caller's own, which could not be honoured. */
  static void check(@Nullable EncryptionConfiguration wanted) {
    if (wanted == null) {
      return;
    }
    if (wanted.type() == EncryptionType.CUSTOMER_MANAGED_KMS_KEY) {
      throw StatesError.invalidEncryption(
          "CUSTOMER_MANAGED_KMS_KEY is not supported by this version of Holdpoint");
    }
    if (wanted.kmsKeyId() != null || wanted.kmsDataKeyReusePeriodSeconds() != null) {
      throw StatesError.invalidEncryption(
          "kmsKeyId and kmsDataKeyReusePeriodSeconds need the type CUSTOMER_MANAGED_KMS_KEY");
    }
  }
}
