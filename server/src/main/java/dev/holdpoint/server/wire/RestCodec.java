package dev.holdpoint.server.wire;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;

/**
 * The protocol restJson1: members in path, query, headers and body.
 *
 * @param places what the path says
 */
record RestCodec(Map<String, String> places) implements Codec {
  private static final String NO_VALUE = "SerializationException";

  @Override
  public void read(WebRequest request, SdkPojo builder) {
    Map<String, List<String>> query = request.queryParameters();
    for (SdkField<?> field : builder.sdkFields()) {
      switch (field.location()) {
        case PATH, GREEDY_PATH -> set(builder, field, places.get(field.locationName()));
        case HEADER -> set(builder, field, request.header(field.locationName()));
        case QUERY_PARAM -> {
          if (field.containsTrait(MapTrait.class)) {
            setRest(builder, field, query);
          } else {
            setQuery(builder, field, query.get(field.locationName()));
          }
        }
        case PAYLOAD, STATUS_CODE -> {}
      }
    }
    readBody(request, builder);
  }

  private static void set(SdkPojo builder, SdkField<?> field, @Nullable String text) {
    if (text != null) {
      field.set(builder, QueryReader.scalar(text, field, NO_VALUE));
    }
  }

  /** All that the query says under names of no member's own. */
  private static void setRest(SdkPojo builder, SdkField<?> field, Map<String, List<String>> query) {
    Map<String, String> rest = new LinkedHashMap<>();
    query.forEach((name, values) -> rest.put(name, values.getFirst()));
    for (SdkField<?> other : builder.sdkFields()) {
      if (other != field && other.location() == MarshallLocation.QUERY_PARAM) {
        rest.remove(other.locationName());
      }
    }
    field.set(builder, rest);
  }

  private static void setQuery(SdkPojo builder, SdkField<?> field, @Nullable List<String> texts) {
    ListTrait list = field.getTrait(ListTrait.class);
    if (list == null || texts == null) {
      set(builder, field, texts == null ? null : texts.getFirst());
      return;
    }
    List<Object> items = new ArrayList<>();
    texts.forEach(text -> items.add(QueryReader.scalar(text, list.memberFieldInfo(), NO_VALUE)));
    field.set(builder, items);
  }

  private static void readBody(WebRequest request, SdkPojo builder) {
    SdkField<?> payload = payload(builder);
    if (payload == null) {
      JsonReader.read(request.body(), builder);
    } else if (payload.constructor() == null) {
      payload.set(builder, SdkBytes.fromByteArrayUnsafe(request.body()));
    } else {
      SdkPojo inner = payload.constructor().get();
      JsonReader.read(request.body(), inner);
      payload.set(builder, Shapes.build(inner));
    }
  }

  /** The member that is the whole body, if there is one. */
  private static @Nullable SdkField<?> payload(SdkPojo shape) {
    for (SdkField<?> field : shape.sdkFields()) {
      if (field.containsTrait(PayloadTrait.class)) {
        return field;
      }
    }
    return null;
  }

  @Override
  public WebResponse write(Operation<?, ?> operation, SdkPojo response, String requestId) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("Content-Type", List.of("application/json"));
    headers.put("x-amzn-RequestId", List.of(requestId));
    int status = operation.status();
    for (SdkField<?> field : response.sdkFields()) {
      Object value = field.getValueOrDefault(response);
      if (value != null) {
        switch (field.location()) {
          case HEADER -> headers.put(field.locationName(), List.of(XmlWriter.text(value, field)));
          case STATUS_CODE -> status = (Integer) value;
          case PAYLOAD, PATH, GREEDY_PATH, QUERY_PARAM -> {}
        }
      }
    }
    return new WebResponse(status, headers, status == 204 ? new byte[0] : body(response));
  }

  private static byte[] body(SdkPojo response) {
    SdkField<?> payload = payload(response);
    if (payload == null) {
      return JsonWriter.write(response);
    }
    return switch (payload.getValueOrDefault(response)) {
      case null -> new byte[0];
      case SdkBytes bytes -> bytes.asByteArrayUnsafe();
      case SdkPojo shape -> JsonWriter.write(shape);
      default -> throw Shapes.unknownType(payload);
    };
  }

  /** Services differ in the letter that their message begins with; clients look for their own. */
  @Override
  public WebResponse error(AwsException error, String requestId) {
    Map<String, String> body = new LinkedHashMap<>(error.members());
    body.put("Type", error.status() < 500 ? "User" : "Service");
    body.put("Message", error.getMessage());
    body.put("message", error.getMessage());
    return WebResponse.json(error.status(), body)
        .with("x-amzn-ErrorType", error.code())
        .with("x-amzn-RequestId", requestId);
  }
}
