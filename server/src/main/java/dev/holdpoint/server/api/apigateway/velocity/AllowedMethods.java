package dev.holdpoint.server.api.apigateway.velocity;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.apache.velocity.util.introspection.Info;
import org.apache.velocity.util.introspection.SecureUberspector;
import org.apache.velocity.util.introspection.VelMethod;
import org.apache.velocity.util.introspection.VelPropertyGet;
import org.apache.velocity.util.introspection.VelPropertySet;
import org.jspecify.annotations.NullUnmarked;

/**
 * What templates may call: methods of texts, numbers, lists and maps that read or change them, and
 * what AWS gives. There is no way from them to classes, files or threads. Made by Velocity.
 */
@NullUnmarked
public final class AllowedMethods extends SecureUberspector {
  private static final Set<String> OF_TEXTS =
      Set.of(
          "charAt",
          "codePointAt",
          "compareTo",
          "compareToIgnoreCase",
          "concat",
          "contains",
          "contentEquals",
          "endsWith",
          "equals",
          "equalsIgnoreCase",
          "hashCode",
          "indexOf",
          "isBlank",
          "isEmpty",
          "lastIndexOf",
          "length",
          "replace",
          "startsWith",
          "strip",
          "stripLeading",
          "stripTrailing",
          "subSequence",
          "substring",
          "toLowerCase",
          "toString",
          "toUpperCase",
          "trim");

  private static final Set<String> OF_CONTAINERS =
      Set.of(
          "add",
          "addAll",
          "clear",
          "contains",
          "containsAll",
          "containsKey",
          "containsValue",
          "count",
          "entrySet",
          "get",
          "getKey",
          "getOrDefault",
          "getValue",
          "hasNext",
          "indexOf",
          "isEmpty",
          "iterator",
          "keySet",
          "lastIndexOf",
          "next",
          "put",
          "putAll",
          "putIfAbsent",
          "remove",
          "removeAll",
          "retainAll",
          "set",
          "size",
          "subList",
          "values");

  private static final Set<String> OF_NUMBERS =
      Set.of(
          "booleanValue",
          "byteValue",
          "compareTo",
          "doubleValue",
          "equals",
          "floatValue",
          "intValue",
          "longValue",
          "parseDouble",
          "parseInt",
          "parseLong",
          "shortValue",
          "toString",
          "valueOf");

  @Override
  public VelMethod getMethod(Object target, String name, Object[] arguments, Info info) {
    return switch (target) {
      case String _ when TextPattern.KNOWN.contains(name) -> TextPattern.of(name, arguments);
      case String _ -> OF_TEXTS.contains(name) ? method(target, name, arguments, info) : null;
      case Number _ -> OF_NUMBERS.contains(name) ? method(target, name, arguments, info) : null;
      case Boolean _ -> OF_NUMBERS.contains(name) ? method(target, name, arguments, info) : null;
      case null -> null;
      default -> isOurs(target, name) ? method(target, name, arguments, info) : null;
    };
  }

  private static boolean isOurs(Object target, String name) {
    boolean container =
        target instanceof Map<?, ?>
            || target instanceof Collection<?>
            || target instanceof Map.Entry<?, ?>
            || target instanceof Iterator<?>;
    return container
        ? OF_CONTAINERS.contains(name)
        : target instanceof InputVariable || target instanceof Functions || isScope(target);
  }

  /** What Velocity itself gives inside of loops and macros. */
  private static boolean isScope(Object target) {
    return target instanceof org.apache.velocity.runtime.directive.Scope;
  }

  private VelMethod method(Object target, String name, Object[] arguments, Info info) {
    return super.getMethod(target, name, arguments, info);
  }

  @Override
  public VelPropertyGet getPropertyGet(Object target, String name, Info info) {
    boolean fine =
        target instanceof Map<?, ?>
            || target instanceof Map.Entry<?, ?>
            || target instanceof InputVariable
            || isScope(target)
            // CDK's own templates ask a text whether it is empty, as a property.
            || (target instanceof String && name.equals("empty"));
    return fine && !name.equals("class") ? super.getPropertyGet(target, name, info) : null;
  }

  @Override
  public VelPropertySet getPropertySet(Object target, String name, Object value, Info info) {
    return target instanceof Map<?, ?> ? super.getPropertySet(target, name, value, info) : null;
  }
}
