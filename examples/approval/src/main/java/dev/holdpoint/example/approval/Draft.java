package dev.holdpoint.example.approval;

import java.time.Instant;

/**
 * What somebody has written into the form.
 *
 * @param problem why it is no answer yet; empty where it is one
 */
record Draft(String decision, String name, String comment, String problem) {
  static final int NAME_LENGTH = 100;
  static final int COMMENT_LENGTH = 2000;
  static final Draft EMPTY = new Draft("", "", "", "");
  static final String NOT_FROM_THE_PAGE =
      "Nothing is decided yet: your answer did not come from this page as your browser has it now."
          + " Please check it and send it again. (The page needs its cookie.)";

  static Draft from(Visit visit) {
    Draft draft =
        new Draft(
            visit.field("decision"),
            visit.field("name").strip(),
            // Browsers send a line break as two characters, and count it as one.
            visit.field("comment").replace("\r\n", "\n").strip(),
            "");
    return draft.withProblem(draft.findProblem());
  }

  Draft withProblem(String newProblem) {
    return new Draft(decision, name, comment, newProblem);
  }

  Answer toAnswer(Instant decidedAt) {
    var decided = decision.equals("approve") ? Answer.Decision.APPROVED : Answer.Decision.REJECTED;
    return new Answer(decided, decidedAt, Lines.one(name, NAME_LENGTH), comment);
  }

  private String findProblem() {
    if (!decision.equals("approve") && !decision.equals("reject")) {
      return "Nothing is decided yet: please choose Approve or Reject.";
    }
    if (name.isEmpty()) {
      return "Nothing is decided yet: please write your name.";
    }
    if (name.length() > NAME_LENGTH || comment.length() > COMMENT_LENGTH) {
      return "Nothing is decided yet: name or comment is too long.";
    }
    return "";
  }
}
