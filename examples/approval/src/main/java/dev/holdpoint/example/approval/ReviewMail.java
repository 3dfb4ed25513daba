package dev.holdpoint.example.approval;

import java.text.Normalizer;

/** The mail that asks. */
record ReviewMail(String subject, String text) {
  /** SNS takes fewer than 100 characters, all of them printable ASCII. */
  private static final int SUBJECT_LENGTH = 99;

  static ReviewMail of(ReviewRequest request, String link) {
    return new ReviewMail(subject(request.title()), text(request, link));
  }

  private static String subject(String title) {
    String plain =
        Normalizer.normalize("Please decide: " + title, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^\\x20-\\x7e]", "?");
    return plain.substring(0, Math.min(plain.length(), SUBJECT_LENGTH)).strip();
  }

  private static String text(ReviewRequest request, String link) {
    return """
    Hello,

    a workflow is waiting for your decision.

    What:      %s
    Why:       %s
    Asked by:  %s (execution %s)
    Until:     %s

    Read it and answer here:

    %s

    Opening the link decides nothing. Whoever has it can answer, so please do not pass it on.
    Without an answer in time nothing is paid.
    """
        .formatted(
            unlinked(request.title()),
            unlinked(request.reason()),
            request.workflow(),
            request.execution(),
            Times.spoken(request.until()),
            link);
  }

  /** Text from outside must not become a second link in a mail that asks for a click. */
  private static String unlinked(String text) {
    return text.replace("://", ": //");
  }
}
