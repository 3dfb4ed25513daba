package dev.holdpoint.app.stack.outside;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * How a type of resource is made by a service's actions: a row of the table {@code types.json}. Its
 * texts that begin with a slash point into what is wanted, with what was found as {@code Found}.
 *
 * @param type CloudFormation's name
 * @param module the service's module in the AWS SDK for Java
 * @param find shows whether it is there
 * @param gone the codes that say that it is not
 * @param ref what {@code Ref} gives
 */
record Mapped(
    String type,
    String module,
    String nameProperty,
    int nameLength,
    Set<String> properties,
    Set<String> ignored,
    Call find,
    List<String> gone,
    Call create,
    Call update,
    Call delete,
    String ref,
    JsonNode attributes) {

  /** An action and its parameters. */
  record Call(String action, JsonNode request) {}
}
