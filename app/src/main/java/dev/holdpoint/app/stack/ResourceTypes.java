package dev.holdpoint.app.stack;

import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateResource;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every type of resource that there is here. */
public final class ResourceTypes {
  /** The type of all resources whose type a template makes up. */
  public static final String CUSTOM = "AWS::CloudFormation::CustomResource";

  private static final String CUSTOM_PREFIX = "Custom::";

  private final Map<String, KnownType> types = new TreeMap<>();
  private final TemplateObjects templates;

  /**
   * These types, and stacks.
   *
   * @param templates that stacks within stacks may have
   */
  public ResourceTypes(Collection<? extends KnownType> all, TemplateObjects templates) {
    all.forEach(type -> types.put(type.name(), type));
    this.templates = templates;
  }

  /** These types, and stacks whose templates are files. */
  public ResourceTypes(Collection<? extends KnownType> all) {
    this(all, TemplateObjects.NONE);
  }

  /** The same where this runs stacks within stacks. */
  ResourceTypes with(Nesting nesting) {
    ResourceTypes all = new ResourceTypes(types.values(), templates);
    all.types.put(NestedType.NAME, new NestedType(nesting, templates));
    return all;
  }

  /** Refuses a resource whose type or properties are unknown, before anything is made. */
  void check(TemplateResource resource) {
    resource.keeping().check(resource.logicalId(), resource.type());
    KnownType type = find(resource.type());
    if (type == null) {
      throw new TemplateException(
          "%s is a %s, which Holdpoint does not know. Put it behind a condition that does not hold"
                  .formatted(resource.logicalId(), resource.type())
              + " here, or remove it. It knows: "
              + String.join(", ", types.keySet())
              + ".");
    }
    String missing = type instanceof OutsideType outside ? outside.missing() : null;
    if (missing != null) {
      throw new TemplateException(resource.logicalId() + ": " + missing);
    }
    for (String property : resource.properties().propertyNames()) {
      if (!type.knows(property)) {
        throw new TemplateException(
            "%s (%s) has the property %s, which Holdpoint does not support. Remove it, or give it"
                    .formatted(resource.logicalId(), resource.type(), property)
                + " AWS::NoValue here with Fn::If.");
      }
    }
  }

  KnownType get(String name) {
    KnownType type = find(name);
    if (type == null) {
      throw new IllegalStateException("Expected a known type, but it is none (type=" + name + ")");
    }
    return type;
  }

  /** Whether it is not removed by a transaction alone. */
  boolean isOutside(StackResource resource) {
    return switch (find(resource.type())) {
      case OutsideType _ -> true;
      case ResourceType here -> here.clears();
      case null -> false;
    };
  }

  @Nullable KnownType find(String name) {
    KnownType exact = types.get(name);
    return exact == null && name.startsWith(CUSTOM_PREFIX) ? types.get(CUSTOM) : exact;
  }
}
