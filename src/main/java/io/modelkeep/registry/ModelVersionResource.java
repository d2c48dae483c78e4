package io.modelkeep.registry;

import io.modelkeep.http.WireRequest;
import io.modelkeep.wire.registry.CreateModelVersion;
import io.modelkeep.wire.registry.DeleteModelVersion;
import io.modelkeep.wire.registry.DeleteModelVersionTag;
import io.modelkeep.wire.registry.GetModelVersion;
import io.modelkeep.wire.registry.GetModelVersionDownloadUri;
import io.modelkeep.wire.registry.SearchModelVersions;
import io.modelkeep.wire.registry.SetModelVersionTag;
import io.modelkeep.wire.registry.TransitionModelVersionStage;
import io.modelkeep.wire.registry.UpdateModelVersion;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** The registry's endpoints on model versions. */
@Path("/api/2.0/mlflow/model-versions")
public class ModelVersionResource {
  private final ModelVersionService versions;

  ModelVersionResource(ModelVersionService versions) {
    this.versions = versions;
  }

  @POST
  @Path("create")
  public CreateModelVersion.Response create(WireRequest wire) {
    return new CreateModelVersion.Response(versions.create(wire.read(CreateModelVersion.SCHEMA)));
  }

  @GET
  @Path("get")
  public GetModelVersion.Response get(WireRequest wire) {
    GetModelVersion request = wire.read(GetModelVersion.SCHEMA);
    return new GetModelVersion.Response(versions.get(request.name(), request.version()));
  }

  @PATCH
  @Path("update")
  public UpdateModelVersion.Response update(WireRequest wire) {
    UpdateModelVersion request = wire.read(UpdateModelVersion.SCHEMA);
    return new UpdateModelVersion.Response(
        versions.update(request.name(), request.version(), request.description()));
  }

  @POST
  @Path("transition-stage")
  public TransitionModelVersionStage.Response transitionStage(WireRequest wire) {
    return new TransitionModelVersionStage.Response(
        versions.transition(wire.read(TransitionModelVersionStage.SCHEMA)));
  }

  @DELETE
  @Path("delete")
  public DeleteModelVersion.Response delete(WireRequest wire) {
    DeleteModelVersion request = wire.read(DeleteModelVersion.SCHEMA);
    versions.delete(request.name(), request.version());
    return new DeleteModelVersion.Response();
  }

  @GET
  @Path("search")
  public SearchModelVersions.Response search(WireRequest wire) {
    return versions.search(wire.read(SearchModelVersions.SCHEMA));
  }

  @GET
  @Path("get-download-uri")
  public GetModelVersionDownloadUri.Response getDownloadUri(WireRequest wire) {
    GetModelVersionDownloadUri request = wire.read(GetModelVersionDownloadUri.SCHEMA);
    return new GetModelVersionDownloadUri.Response(
        versions.downloadUri(request.name(), request.version()));
  }

  @POST
  @Path("set-tag")
  public SetModelVersionTag.Response setTag(WireRequest wire) {
    SetModelVersionTag request = wire.read(SetModelVersionTag.SCHEMA);
    versions.setTag(request.name(), request.version(), request.key(), request.value());
    return new SetModelVersionTag.Response();
  }

  @DELETE
  @Path("delete-tag")
  public DeleteModelVersionTag.Response deleteTag(WireRequest wire) {
    DeleteModelVersionTag request = wire.read(DeleteModelVersionTag.SCHEMA);
    versions.deleteTag(request.name(), request.version(), request.key());
    return new DeleteModelVersionTag.Response();
  }
}
