package dev.holdpoint.server.api.apigateway.velocity;

import dev.holdpoint.core.apigateway.MappingFailure;
import dev.holdpoint.core.apigateway.MappingTemplates;
import dev.holdpoint.core.apigateway.TemplateInput;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.velocity.Template;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;
import org.apache.velocity.runtime.parser.node.SimpleNode;
import org.apache.velocity.runtime.resource.loader.StringResourceLoader;
import org.slf4j.helpers.NOPLogger;

/**
 * Mapping templates as API Gateway renders them. Whatever they say, they reach nothing but what
 * they are given, and end. Thread-safe.
 */
public final class VelocityTemplates implements MappingTemplates {
  private static final int KEPT = 256;

  private final TemplateLimits limits;
  private final RuntimeInstance velocity;
  private final Map<String, Template> compiled =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Template> eldest) {
          return size() > KEPT;
        }
      };

  public VelocityTemplates(TemplateLimits limits) {
    this.limits = limits;
    this.velocity = velocity(limits);
  }

  /** Set up like Velocity 1.7, which AWS speaks. */
  private static RuntimeInstance velocity(TemplateLimits limits) {
    Properties settings = new Properties();
    settings.setProperty("introspector.uberspect.class", AllowedMethods.class.getName());
    settings.setProperty("resource.loaders", "none");
    settings.setProperty("resource.loader.none.class", StringResourceLoader.class.getName());
    settings.setProperty("velocimacro.library.path", "");
    settings.setProperty("velocimacro.inline.local_scope", "true");
    settings.setProperty("velocimacro.max_depth", "20");
    settings.setProperty("directive.foreach.max_loops", String.valueOf(limits.loops()));
    settings.setProperty("directive.if.empty_check", "false");
    settings.setProperty("parser.allow_hyphen_in_identifiers", "true");
    settings.setProperty("parser.space_gobbling", "bc");
    settings.setProperty("runtime.log.log_invalid_references", "false");
    RuntimeInstance velocity = new RuntimeInstance();
    velocity.setProperty("runtime.log.instance", NOPLogger.NOP_LOGGER);
    velocity.setProperties(settings);
    velocity.init();
    return velocity;
  }

  @Override
  public String render(String template, TemplateInput input) {
    Budget budget = new Budget(limits);
    RenderContext context = new RenderContext(budget);
    context.put("input", new InputVariable(input));
    context.put("context", input.context());
    context.put("stageVariables", input.stageVariables());
    context.put("util", new Functions());
    EventCartridge events = new EventCartridge();
    events.addEventHandler(new Insertion(budget));
    events.attachToContext(context);
    StringWriter text = new StringWriter();
    try {
      compile(template).merge(context, text);
      return text.toString();
    } catch (VelocityException e) {
      throw failure(e);
    } catch (StackOverflowError e) {
      throw MappingFailure.ofTheApi("The mapping template is nested too deeply");
    } catch (ClassCastException | IllegalArgumentException | UnsupportedOperationException e) {
      throw MappingFailure.ofTheApi("The mapping template uses a value as what it is not");
    }
  }

  /** What our own parts threw inside is what counts. */
  private static MappingFailure failure(VelocityException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof MappingFailure own) {
        return own;
      }
    }
    return MappingFailure.ofTheApi("Unable to transform request: " + thrown.getMessage());
  }

  private Template compile(String source) {
    if (source.length() > limits.sourceChars()) {
      throw MappingFailure.ofTheApi("The mapping template is too long");
    }
    synchronized (compiled) {
      Template known = compiled.get(source);
      if (known == null) {
        known = parse(source);
        compiled.put(source, known);
      }
      return known;
    }
  }

  private Template parse(String source) {
    Template template = new Template();
    template.setRuntimeServices(velocity);
    template.setName("mapping-" + Integer.toHexString(source.hashCode()));
    try {
      SimpleNode tree = velocity.parse(new StringReader(source), template);
      template.setData(tree);
      template.initDocument();
      BoundedRange.install(tree);
      return template;
    } catch (ParseException e) {
      throw MappingFailure.ofTheApi("Invalid mapping template: " + e.getMessage());
    }
  }
}
