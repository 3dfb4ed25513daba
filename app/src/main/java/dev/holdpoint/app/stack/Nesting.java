package dev.holdpoint.app.stack;

import dev.holdpoint.app.template.TemplateResource;

/** Runs stacks within the run of another. */
interface Nesting {
  /** Where this installation serves. */
  Address address();

  /**
   * Looks at a template before anything is made.
   *
   * @throws dev.holdpoint.app.template.TemplateException where it should not be
   */
  void check(Plan plan, StackRequest request);

  /** Looks at a resource of it alone. */
  void check(TemplateResource resource);

  StackRunner.Outcome run(StackRequest request, String template);

  /** Takes a stack away; nothing happens where it is gone already. */
  void delete(String name);
}
