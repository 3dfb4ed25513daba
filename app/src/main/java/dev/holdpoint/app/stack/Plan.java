package dev.holdpoint.app.stack;

import dev.holdpoint.app.sam.SamTransform;
import dev.holdpoint.app.template.Attributes;
import dev.holdpoint.app.template.CreationOrder;
import dev.holdpoint.app.template.Evaluator;
import dev.holdpoint.app.template.ParameterValues;
import dev.holdpoint.app.template.Pruning;
import dev.holdpoint.app.template.Pseudo;
import dev.holdpoint.app.template.Template;
import dev.holdpoint.app.template.TemplateReader;
import dev.holdpoint.app.template.TemplateResource;
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
   * @param given parameters' values by name
   * @param remembered secrets that an earlier run made
   * @param secrets makes a new secret
   */
  public static Plan read(
      String text,
      Map<String, String> given,
      Map<String, String> remembered,
      Supplier<String> secrets,
      Pseudo pseudo) {
    Template written = TemplateReader.read(text);
    ParameterValues parameters =
        ParameterValues.choose(written.parameters(), given, remembered, secrets);
    Evaluator early = new Evaluator(written, parameters.values(), pseudo, Attributes.NONE);
    Template plain = SamTransform.apply(Pruning.of(written, early), early);
    return new Plan(plain, CreationOrder.of(plain.resources()), parameters, pseudo);
  }

  /** Computes values that may refer to resources. */
  Evaluator evaluator(Attributes made) {
    return new Evaluator(template, parameters.values(), pseudo, made);
  }
}
