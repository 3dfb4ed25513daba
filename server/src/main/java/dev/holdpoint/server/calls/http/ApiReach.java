package dev.holdpoint.server.calls.http;

import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.store.Store;
import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way to APIs of API Gateway: one that lives here is reached at our own address, with a
 * signature of our own; every other one at AWS's, with one of this machine's.
 *
 * @param here where we ourselves serve
 * @param ours signs for APIs here
 * @param theirs signs for all others
 */
public record ApiReach(
    Store store, HttpCaller http, Supplier<URI> here, RequestSigner ours, RequestSigner theirs) {
  private static final String SERVICE = "execute-api";
  private static final Apis APIS = new Apis();

  /** Where the API lives here, or null where it does not. */
  @Nullable String local(@Nullable String id) {
    return id == null || store.read(tx -> APIS.find(tx, id) == null)
        ? null
        : here.get().toString().replaceFirst("/$", "") + "/execute-api/" + id;
  }

  /** Where it is, whether here or not. */
  String base(String id, String region) {
    String local = local(id);
    return local == null ? "https://" + id + ".execute-api." + region + ".amazonaws.com" : local;
  }

  /**
   * Sends to an API.
   *
   * @param id of the API
   * @param region that it is signed for, or null for no signature
   */
  Exchange send(@Nullable String id, OutsideRequest request, @Nullable String region) {
    boolean local = local(id) != null;
    RequestSigner signer = local ? ours : theirs;
    OutsideRequest ready = region == null ? request : signer.sign(request, SERVICE, region);
    return local ? http.sendAnywhere(ready) : http.send(ready);
  }
}
