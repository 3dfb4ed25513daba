package dev.holdpoint.server.wire;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.databind.JsonNode;

/**
 * What AWS's own model of a service demands of requests: lengths, ranges, patterns, sets of values.
 * Read from an extract of the model that names only what is demanded; refuses in AWS's words.
 */
public final class Model {
  private final String errorCode;
  private final Map<String, String> operations = new HashMap<>();
  private final Map<String, Demand> shapes = new HashMap<>();

  private Model(String errorCode, JsonNode extract) {
    this.errorCode = errorCode;
    extract
        .get("operations")
        .properties()
        .forEach(operation -> operations.put(operation.getKey(), operation.getValue().asString()));
    extract
        .get("shapes")
        .properties()
        .forEach(shape -> shapes.put(shape.getKey(), Demand.of(shape.getValue())));
  }

  /**
   * Reads the extract {@code model.json} beside a class.
   *
   * @param errorCode with which the service refuses what the model forbids
   */
  public static Model beside(Class<?> service, String errorCode) {
    return beside(service, "model.json", errorCode);
  }

  /** The same, of a file of this name. */
  public static Model beside(Class<?> service, String file, String errorCode) {
    try (InputStream in = service.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(
            "Expected an extract of the model, but there is none (service=%s file=%s)"
                .formatted(service, file));
      }
      return new Model(errorCode, Json.parse(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Refuses a request that the model forbids. */
  void check(String operation, SdkPojo request) {
    String shape = operations.get(operation);
    Demand demand = shape == null ? null : shapes.get(shape);
    if (demand == null) {
      return;
    }
    Findings findings = new Findings(shapes);
    findings.members(demand, request, "");
    List<String> found = findings.found();
    if (!found.isEmpty()) {
      throw AwsException.of(
          errorCode,
          found.size()
              + (found.size() == 1
                  ? " validation error detected: "
                  : " validation errors detected: ")
              + String.join("; ", found));
    }
  }
}
