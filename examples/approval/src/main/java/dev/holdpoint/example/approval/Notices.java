package dev.holdpoint.example.approval;

/** The pages on which nothing can be decided: each says honestly why. */
final class Notices {
  private Notices() {}

  static String recorded(ReviewRequest request, Answer answer) {
    String heading =
        switch (answer.decision()) {
          case APPROVED -> "Approved";
          case REJECTED -> "Rejected";
        };
    return about(
        request,
        heading,
        answer.word(),
        "Thank you, %s. Your answer was recorded on %s, and the workflow goes on with it. You can close this page."
            .formatted(answer.decidedBy(), Times.spoken(answer.decidedAt())));
  }

  static String closed(ReviewRequest request) {
    return about(
        request,
        "No longer waiting",
        "closed",
        "The workflow no longer waits for this decision: it was answered, timed out or was stopped."
            + " Nothing that is sent from here changes it any more. If you sent an answer a moment"
            + " ago, it may be the one that counted.");
  }

  static String tryAgain(ReviewRequest request) {
    return about(
        request,
        "Please try again",
        "closed",
        "The workflow could not be reached just now, so it is not known here whether it has an"
            + " answer. Please open the link from your mail again in a minute: it shows how things"
            + " stand, and an answer counts only once.");
  }

  static String unknownLink() {
    return Layout.page(
        "Unknown link",
        """
        <p class="kicker">Nothing to decide here</p>
        <h1>This link is not known</h1>
        <p>It is incomplete, was changed on its way, or was made with a key that is no longer in use. Please take the whole link from your mail.</p>\
        """);
  }

  private static String about(ReviewRequest request, String heading, String mark, String text) {
    String body =
        """
        <p class="kicker %s">%s</p>
        <h1>%s</h1>
        <p>%s</p>
        %s\
        """
            .formatted(
                mark,
                Html.escape(heading),
                Html.escape(request.title()),
                Html.escape(text),
                Layout.facts(request));
    return Layout.page(heading + ": " + request.title(), body);
  }
}
