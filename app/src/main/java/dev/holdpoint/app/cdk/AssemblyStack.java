package dev.holdpoint.app.cdk;

import dev.holdpoint.app.stack.Sources;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One stack of an assembly.
 *
 * @param id as {@code cdk ls} shows it
 * @param name under which it is deployed
 * @param needs ids of the stacks that come before it
 * @param parameters values that the assembly itself gives, for where its assets are
 */
public record AssemblyStack(
    String id,
    String name,
    Path template,
    Sources sources,
    List<String> needs,
    Map<String, String> parameters) {
  public AssemblyStack {
    needs = List.copyOf(needs);
    parameters = Map.copyOf(parameters);
  }
}
