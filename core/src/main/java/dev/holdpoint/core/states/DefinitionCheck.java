package dev.holdpoint.core.states;

import dev.holdpoint.core.asl.DefinitionReader;
import dev.holdpoint.core.asl.ExpressRules;
import dev.holdpoint.core.asl.InvalidDefinition;
import dev.holdpoint.core.asl.InvalidDefinition.Diagnostic;
import dev.holdpoint.core.asl.MachineType;
import dev.holdpoint.core.asl.Warnings;
import java.util.ArrayList;
import java.util.List;

/** What AWS would say of a definition, without anything being made of it. */
public final class DefinitionCheck {
  private DefinitionCheck() {}

  /**
   * What was found.
   *
   * @param errors why no machine can be made of it; empty where one can
   * @param warnings what will hardly do what it looks like
   */
  public record Findings(List<Diagnostic> errors, List<Diagnostic> warnings) {
    public Findings {
      errors = List.copyOf(errors);
      warnings = List.copyOf(warnings);
    }
  }

  /** Looks at a definition as a machine of this type would have it. */
  public static Findings of(String definition, MachineType type) {
    return new Findings(errors(definition, type), Warnings.check(definition));
  }

  /** Everything that keeps a machine from being made, in AWS's order. */
  static List<Diagnostic> errors(String definition, MachineType type) {
    List<Diagnostic> found = new ArrayList<>();
    try {
      DefinitionReader.read(definition);
    } catch (InvalidDefinition invalid) {
      found.addAll(invalid.diagnostics());
    }
    if (type == MachineType.EXPRESS) {
      found.addAll(ExpressRules.check(definition));
    }
    return found;
  }
}
