package dev.holdpoint.app.stack;

import dev.holdpoint.app.template.TemplateResource;
import java.util.List;

/** Looks at a template before anything of it is made. */
@FunctionalInterface
public interface StackCheck {
  /** Finds nothing wrong. */
  StackCheck NONE = (_, _) -> {};

  /**
   * @param sources where files are that they name
   * @throws dev.holdpoint.app.template.TemplateException where it should not be made
   */
  void check(List<TemplateResource> resources, Sources sources);
}
