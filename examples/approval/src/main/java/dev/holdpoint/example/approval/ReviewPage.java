package dev.holdpoint.example.approval;

/** The page on which a person decides. It works without a script. */
final class ReviewPage {
  private ReviewPage() {}

  static String of(ReviewRequest request, Draft draft, String proof) {
    String body =
        """
        <p class="kicker">Your decision is needed</p>
        <h1>%s</h1>
        %s%s%s\
        """
            .formatted(
                Html.escape(request.title()),
                problem(draft),
                Layout.facts(request),
                form(draft, proof));
    return Layout.page("Please decide: " + request.title(), body);
  }

  private static String problem(Draft draft) {
    return draft.problem().isEmpty()
        ? ""
        : "<p class=\"problem\" role=\"alert\">" + Html.escape(draft.problem()) + "</p>\n";
  }

  /**
   * The first button is a disabled one: a browser presses the first button when somebody hits Enter
   * in a field, and nobody shall approve by accident.
   */
  private static String form(Draft draft, String proof) {
    return """
    <form method="post" autocomplete="on">
    <button type="submit" disabled hidden></button>
    <input type="hidden" name="proof" value="%s">
    <label for="name">Your name</label>
    <input id="name" name="name" type="text" required maxlength="%d" autocomplete="name" value="%s">
    <label for="comment">Comment <small>(optional)</small></label>
    <textarea id="comment" name="comment" rows="4" maxlength="%d">
    %s</textarea>
    <div class="choices">
    <button type="submit" name="decision" value="approve" class="approve">Approve</button>
    <button type="submit" name="decision" value="reject" class="reject">Reject</button>
    </div>
    </form>
    <p class="note">Opening this page has decided nothing. Your answer goes to the workflow with your name, the time and your comment; it counts once and cannot be taken back here.</p>
    """
        .formatted(
            Html.escape(proof),
            Draft.NAME_LENGTH,
            Html.escape(draft.name()),
            Draft.COMMENT_LENGTH,
            Html.escape(draft.comment()));
  }
}
