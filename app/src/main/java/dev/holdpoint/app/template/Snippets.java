package dev.holdpoint.app.template;

/** Where the files are that a template includes. */
@FunctionalInterface
public interface Snippets {
  /** For a template that stands alone. */
  Snippets NONE =
      location -> {
        throw new TemplateException("There is no file " + location + " to include here.");
      };

  /**
   * The text of a snippet.
   *
   * @param location a path, as the template names it
   * @throws TemplateException where there is no such file
   */
  String text(String location);
}
