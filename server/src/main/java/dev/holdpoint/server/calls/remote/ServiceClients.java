package dev.holdpoint.server.calls.remote;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.ServiceConfiguration;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.utils.SdkAutoCloseable;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Clients of the AWS SDK, one for each service that has an endpoint. Thread-safe. */
public final class ServiceClients implements AutoCloseable {
  /** A name without an address: nothing is sent there. */
  private static final URI HERE = URI.create("http://s3.localhost");

  private static final String CHUNKS = "chunkedEncodingEnabled";
  private static final String SERVICES = "software/amazon/awssdk/services/";

  /** A service that has no module of its own: it is part of DynamoDB's. */
  static final String STREAMS = "dynamodbstreams";

  /** Where such a client lies in the other service's module. */
  private static final Map<String, String> WITHIN = Map.of(STREAMS, "dynamodb/streams");

  /** Longer than any action that a task could wait for takes: what lasts is a job. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final SdkLibrary library;
  private final Access access;
  private final SdkHttpClient http = new SdkTransport();
  private final Map<Key, ServiceClient> clients = new ConcurrentHashMap<>();

  private record Key(String module, Endpoint endpoint) {}

  public ServiceClients(SdkLibrary library, Access access) {
    this.library = library;
    this.access = access;
  }

  /**
   * The client of a service at its endpoint.
   *
   * @throws LibraryException where its module cannot be had
   */
  ServiceClient of(String module, Endpoint endpoint) {
    ServiceClient known = clients.get(new Key(module, endpoint));
    return known == null ? make(module, endpoint) : known;
  }

  /** STS at any endpoint, of which there are few: those of other services. */
  SdkAutoCloseable sts(Endpoint endpoint) {
    return make("sts", endpoint).client();
  }

  private synchronized ServiceClient make(String module, Endpoint endpoint) {
    return clients.computeIfAbsent(new Key(module, endpoint), key -> build(key));
  }

  private ServiceClient build(Key key) {
    Class<?> type = type(key.module());
    try {
      Object builder = type.getMethod("builder").invoke(null);
      configure((AwsClientBuilder<?, ?>) builder, key.endpoint());
      ((SdkSyncClientBuilder<?, ?>) builder)
          .httpClient(key.endpoint() instanceof Endpoint.Here(var door) ? door : http);
      Object client = ((AwsClientBuilder<?, ?>) builder).build();
      return ServiceClient.of(type, (SdkAutoCloseable) client);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "Expected the SDK's form, but it is another (class=" + type.getName() + ")", e);
    }
  }

  private void configure(AwsClientBuilder<?, ?> builder, Endpoint endpoint)
      throws ReflectiveOperationException {
    builder.region(access.region(endpoint));
    builder.credentialsProvider(access.credentials(endpoint));
    builder.overrideConfiguration(
        o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()).apiCallTimeout(LONGEST));
    switch (endpoint) {
      case Endpoint.At(var url) -> plain(builder, url);
      case Endpoint.Here _ -> plain(builder, HERE);
      case Endpoint.Aws _ -> {}
    }
  }

  /** What servers that are not AWS can be asked: they know neither hosts for buckets … */
  private static void plain(AwsClientBuilder<?, ?> builder, URI url)
      throws ReflectiveOperationException {
    builder.endpointOverride(url);
    set(builder, "forcePathStyle", Boolean.class, true);
    // … nor checksums behind a body.
    set(
        builder,
        "requestChecksumCalculation",
        RequestChecksumCalculation.class,
        RequestChecksumCalculation.WHEN_REQUIRED);
    set(
        builder,
        "responseChecksumValidation",
        ResponseChecksumValidation.class,
        ResponseChecksumValidation.WHEN_REQUIRED);
    sendWhole(builder);
  }

  /** A body in one piece: S3's clients would sign it in chunks, which small servers do not know. */
  private static void sendWhole(Object builder) throws ReflectiveOperationException {
    for (Class<?> known : builder.getClass().getInterfaces()) {
      for (Method method : known.getMethods()) {
        if (method.getName().equals("serviceConfiguration")
            && ServiceConfiguration.class.isAssignableFrom(method.getParameterTypes()[0])) {
          Class<?> type = method.getParameterTypes()[0];
          Object settings = type.getMethod("builder").invoke(null);
          Method whole = find(type.getMethod("builder").getReturnType(), CHUNKS, Boolean.class);
          if (whole != null) {
            whole.invoke(settings, false);
            method.invoke(builder, ((SdkBuilder<?, ?>) settings).build());
            return;
          }
        }
      }
    }
  }

  private static <T> void set(Object builder, String name, Class<T> type, T value)
      throws ReflectiveOperationException {
    for (Class<?> known : builder.getClass().getInterfaces()) {
      Method method = find(known, name, type);
      if (method != null) {
        method.invoke(builder, value);
        return;
      }
    }
  }

  private static @Nullable Method find(Class<?> type, String name, Class<?> parameter) {
    try {
      return type.getMethod(name, parameter);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  /** The module's client, by the one class of its package that makes its calls. */
  private Class<?> type(String module) {
    String within = WITHIN.getOrDefault(module, module);
    ClassLoader loader = library.module(within.replaceFirst("/.*", ""));
    String folder = SERVICES + within;
    URL url = loader.getResource(folder);
    if (url == null) {
      throw new LibraryException("The AWS SDK's module '" + module + "' is no service's");
    }
    try (JarFile jar = jar(url)) {
      Pattern client = Pattern.compile(Pattern.quote(folder) + "/Default([A-Z]\\w*)Client\\.class");
      for (var entries = jar.entries(); entries.hasMoreElements(); ) {
        Matcher name = client.matcher(entries.nextElement().getName());
        if (name.matches() && !name.group(1).endsWith("Async")) {
          String found = folder.replace('/', '.') + "." + name.group(1) + "Client";
          return loader.loadClass(found);
        }
      }
      throw new LibraryException("The AWS SDK's module '" + module + "' has no client");
    } catch (IOException | ClassNotFoundException e) {
      throw new LibraryException(
          "The AWS SDK's module '" + module + "' cannot be read: " + e.getMessage());
    }
  }

  private static JarFile jar(URL url) throws IOException {
    if (!(url.openConnection() instanceof JarURLConnection connection)) {
      throw new IOException("it is no jar (" + url + ")");
    }
    connection.setUseCaches(false);
    return connection.getJarFile();
  }

  @Override
  public void close() {
    clients.values().forEach(client -> client.client().close());
    http.close();
    library.close();
  }
}
