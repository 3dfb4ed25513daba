package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.apigateway.Folder;
import dev.holdpoint.core.apigateway.Folders;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code AWS::ApiGateway::Resource}. */
public record FolderType(Apis apis) implements ResourceType {
  private static final String OF_API = "OfApi";

  @Override
  public String name() {
    return "AWS::ApiGateway::Resource";
  }

  @Override
  public Set<String> properties() {
    return Set.of("RestApiId", "ParentId", "PathPart");
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    Api api = RestApis.need(apis, tx, wanted);
    String parent = wanted.text("ParentId");
    if (Folders.path(api, parent) == null) {
      throw wanted.mistake("ParentId", "the API has no resource " + parent);
    }
    String part = wanted.text("PathPart");
    Folder there = Folders.child(api, parent, part);
    String id = there == null ? turn.ids().uuid().replace("-", "").substring(0, 6) : there.id();
    apis.put(tx, api.with(new Folder(id, parent, part)));
    return new Made(id, Map.of("ResourceId", Json.text(id), OF_API, Json.text(api.id())));
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    Api api = apis.find(tx, RestApis.attribute(made, OF_API));
    if (api != null) {
      apis.put(tx, api.withoutFolder(made.physicalId()));
    }
  }
}
