package dev.holdpoint.core.ses;

/** SES's limits; AWS's own numbers. */
record SesLimits(
    /* Recipients of one message. */
    int recipients,
    /* Characters of subject and bodies of one message. */
    int messageLength) {

  static final SesLimits AWS = new SesLimits(50, 10_485_760);
}
