package dev.holdpoint.app.stack;

import dev.holdpoint.app.sam.SamTransform;
import dev.holdpoint.app.template.Assertions;
import dev.holdpoint.app.template.Attributes;
import dev.holdpoint.app.template.CreationOrder;
import dev.holdpoint.app.template.Evaluator;
import dev.holdpoint.app.template.ParameterValues;
import dev.holdpoint.app.template.Pruning;
import dev.holdpoint.app.template.Pseudo;
import dev.holdpoint.app.template.Template;
import dev.holdpoint.app.template.TemplateDraft;
import dev.holdpoint.app.template.TemplateReader;
import dev.holdpoint.app.template.TemplateResource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a template asks for, ready to be made: conditions taken, transform applied, in order.
 *
 * @param template the template with plain resources only
 * @param resources its resources, each behind those it needs
 */
public record Plan(
    Template template,
    List<TemplateResource> resources,
    ParameterValues parameters,
    Pseudo pseudo) {

  /**
   * Reads a template.
   *
   * @param request gives parameters' values, and what they refer to
   * @param remembered secrets that an earlier run made
   * @param secrets makes a new secret
   */
  public static Plan read(
      String text,
      StackRequest request,
      Map<String, String> remembered,
      Supplier<String> secrets,
      Pseudo pseudo) {
    TemplateDraft draft = TemplateReader.draft(text, request.sources()::text);
    ParameterValues parameters =
        ParameterValues.choose(
            draft.parameters(), request.parameters(), remembered, secrets, request.references());
    Template written = draft.template(parameters.values(), pseudo);
    Evaluator early = new Evaluator(written, parameters.values(), pseudo, Attributes.NONE);
    Assertions.check(written, early);
    Template plain = SamTransform.apply(Pruning.of(written, early), early);
    return new Plan(plain, CreationOrder.of(plain.resources()), parameters, pseudo);
  }

  /** Reads a template that refers to nothing outside of it. */
  public static Plan read(
      String text,
      Map<String, String> given,
      Map<String, String> remembered,
      Supplier<String> secrets,
      Pseudo pseudo) {
    StackRequest request = StackRequest.of(pseudo.stackName(), Path.of("template"), given);
    return read(text, request, remembered, secrets, pseudo);
  }

  /** Computes values that may refer to resources. */
  public Evaluator evaluator(Attributes made) {
    return new Evaluator(template, parameters.values(), pseudo, made);
  }
}
