package dev.holdpoint.server.calls.remote;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;

/**
 * One action of a client of the SDK, found by its name.
 *
 * @param uploads whether the request has a body besides its members
 * @param downloads whether the answer has one
 */
record SdkAction(Method method, boolean uploads, boolean downloads) {
  /** AWS's limit for a task's result: a body that has more was cut off behind it. */
  static final int MOST_BYTES = 262_144;

  private static final List<List<Class<?>>> FORMS =
      List.of(
          List.of(),
          List.of(RequestBody.class),
          List.of(ResponseTransformer.class),
          List.of(RequestBody.class, ResponseTransformer.class));

  /** The action of this name, whatever the case of its letters; null where there is none. */
  static @Nullable SdkAction find(Class<?> client, String name) {
    for (List<Class<?>> form : FORMS) {
      for (Method method : client.getMethods()) {
        if (method.getName().equalsIgnoreCase(name) && takes(method, form)) {
          return new SdkAction(
              method, form.contains(RequestBody.class), form.contains(ResponseTransformer.class));
        }
      }
    }
    return null;
  }

  private static boolean takes(Method method, List<Class<?>> form) {
    Class<?>[] types = method.getParameterTypes();
    boolean bare = !form.contains(ResponseTransformer.class);
    // An action that downloads has a form that hands out the stream itself, too.
    return types.length > 0
        && (!bare || SdkResponse.class.isAssignableFrom(method.getReturnType()))
        && SdkRequest.class.isAssignableFrom(types[0])
        && List.of(types).subList(1, types.length).equals(form);
  }

  /** An empty request. */
  SdkPojo builder() {
    try {
      return (SdkPojo) method.getParameterTypes()[0].getMethod("builder").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "Expected the SDK's form, but it is another (method=" + method + ")", e);
    }
  }

  /**
   * Makes the call.
   *
   * @param body what is sent besides its members, where it uploads
   * @param taking how the answer's body is taken, where it downloads
   * @return a response, or what was made of it where it downloads
   */
  Object call(
      Object client,
      SdkRequest request,
      RequestBody body,
      ResponseTransformer<SdkResponse, ?> taking) {
    Object[] arguments =
        uploads
            ? downloads ? new Object[] {request, body, taking} : new Object[] {request, body}
            : downloads ? new Object[] {request, taking} : new Object[] {request};
    try {
      return method.invoke(client, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("Expected an answer, but the SDK failed", e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(
          "Expected the SDK's form, but it is another (method=" + method + ")", e);
    }
  }

  /** The body as bytes, and not many more than a task's result may have. */
  static ResponseTransformer<SdkResponse, ResponseBytes<SdkResponse>> bounded() {
    return (response, stream) -> {
      byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        stream.abort();
      }
      return ResponseBytes.fromByteArray(response, bytes);
    };
  }
}
