package dev.holdpoint.app.node;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.server.calls.objects.ObjectStorage;
import dev.holdpoint.server.calls.remote.Access;
import dev.holdpoint.server.calls.remote.Endpoint;
import dev.holdpoint.server.calls.remote.EndpointStorage;
import dev.holdpoint.server.calls.remote.Endpoints;
import dev.holdpoint.server.calls.remote.MavenSettings;
import dev.holdpoint.server.calls.remote.ModuleSource;
import dev.holdpoint.server.calls.remote.RemoteCaller;
import dev.holdpoint.server.calls.remote.Roles;
import dev.holdpoint.server.calls.remote.SdkLibrary;
import dev.holdpoint.server.calls.remote.ServiceClients;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.util.VersionInfo;

/** Services that are called through the AWS SDK, put together. */
final class Remotes implements AutoCloseable {
  private static final URI MAVEN_CENTRAL = URI.create("https://repo.maven.apache.org/maven2");

  private static final String S3 = "s3";

  private final Endpoints endpoints;
  private final ServiceClients clients;
  private final RemoteCaller caller;

  Remotes(
      Config.Outside outside,
      Endpoints endpoints,
      DataFolder folder,
      Home home,
      InstantSource clock) {
    this.endpoints = endpoints;
    clients = new ServiceClients(new SdkLibrary(source(outside, folder)), new Access(home));
    caller = new RemoteCaller(endpoints, clients, new Roles(endpoints, clients, clock));
  }

  Endpoints endpoints() {
    return endpoints;
  }

  RemoteCaller caller() {
    return caller;
  }

  /** S3 at its endpoint; null where it has none, and is served here. */
  @Nullable ObjectStorage buckets() {
    Endpoint s3 = endpoints.find(S3);
    return s3 == null || s3 instanceof Endpoint.Here ? null : new EndpointStorage(clients, s3);
  }

  /** Where services are called: here, beside us, and as the settings say. */
  static Endpoints endpoints(Config.Outside outside, Beside beside, Endpoint.Here s3) {
    Map<String, Endpoint> endpoints = new HashMap<>(beside.endpoints());
    endpoints.put(S3, s3);
    outside
        .endpoints()
        .forEach((service, where) ->
            endpoints.put(
                service,
                where.equals(Config.Outside.AWS)
                    ? new Endpoint.Aws()
                    : new Endpoint.At(URI.create(where))));
    return new Endpoints(endpoints);
  }

  private static ModuleSource source(Config.Outside outside, DataFolder folder) {
    MavenSettings maven = MavenSettings.of(Path.of(System.getProperty("user.home", ".")));
    return new ModuleSource(
        folder.sdk(), maven.localRepository(), repository(outside, maven), VersionInfo.SDK_VERSION);
  }

  static @Nullable URI repository(Config.Outside outside, MavenSettings maven) {
    String given = outside.sdkRepository();
    if (given != null) {
      return given.equals(Config.Outside.NO_REPOSITORY) ? null : URI.create(given);
    }
    return maven.mirror() == null ? MAVEN_CENTRAL : maven.mirror();
  }

  @Override
  public void close() {
    clients.close();
  }
}
