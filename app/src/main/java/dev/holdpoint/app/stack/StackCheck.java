package dev.holdpoint.app.stack;

import dev.holdpoint.app.template.TemplateResource;
import java.nio.file.Path;
import java.util.List;

/** Looks at a template before anything of it is made. */
@FunctionalInterface
public interface StackCheck {
  /** Finds nothing wrong. */
  StackCheck NONE = (_, _) -> {};

  /**
   * @param folder what paths in the template are relative to
   * @throws dev.holdpoint.app.template.TemplateException where it should not be made
   */
  void check(List<TemplateResource> resources, Path folder);
}
