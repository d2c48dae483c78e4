package io.modelkeep.registry;

import io.modelkeep.http.WireRequest;
import io.modelkeep.wire.registry.CreateRegisteredModel;
import io.modelkeep.wire.registry.DeleteRegisteredModel;
import io.modelkeep.wire.registry.DeleteRegisteredModelAlias;
import io.modelkeep.wire.registry.DeleteRegisteredModelTag;
import io.modelkeep.wire.registry.GetLatestVersions;
import io.modelkeep.wire.registry.GetModelVersionByAlias;
import io.modelkeep.wire.registry.GetRegisteredModel;
import io.modelkeep.wire.registry.RenameRegisteredModel;
import io.modelkeep.wire.registry.SearchRegisteredModels;
import io.modelkeep.wire.registry.SetRegisteredModelAlias;
import io.modelkeep.wire.registry.SetRegisteredModelTag;
import io.modelkeep.wire.registry.UpdateRegisteredModel;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** The registry's endpoints on registered models and their aliases. */
@Path("/api/2.0/mlflow/registered-models")
public class RegisteredModelResource {
  private final RegisteredModelService models;
  private final ModelVersionService versions;
  private final AliasService aliases;

  RegisteredModelResource(
      RegisteredModelService models, ModelVersionService versions, AliasService aliases) {
    this.models = models;
    this.versions = versions;
    this.aliases = aliases;
  }

  @POST
  @Path("create")
  public CreateRegisteredModel.Response create(WireRequest wire) {
    return new CreateRegisteredModel.Response(
        models.create(wire.read(CreateRegisteredModel.SCHEMA)));
  }

  @GET
  @Path("get")
  public GetRegisteredModel.Response get(WireRequest wire) {
    return new GetRegisteredModel.Response(models.get(wire.read(GetRegisteredModel.SCHEMA).name()));
  }

  @POST
  @Path("rename")
  public RenameRegisteredModel.Response rename(WireRequest wire) {
    return new RenameRegisteredModel.Response(
        models.rename(wire.read(RenameRegisteredModel.SCHEMA)));
  }

  @PATCH
  @Path("update")
  public UpdateRegisteredModel.Response update(WireRequest wire) {
    UpdateRegisteredModel request = wire.read(UpdateRegisteredModel.SCHEMA);
    return new UpdateRegisteredModel.Response(models.update(request.name(), request.description()));
  }

  @DELETE
  @Path("delete")
  public DeleteRegisteredModel.Response delete(WireRequest wire) {
    models.delete(wire.read(DeleteRegisteredModel.SCHEMA).name());
    return new DeleteRegisteredModel.Response();
  }

  @GET
  @Path("search")
  public SearchRegisteredModels.Response search(WireRequest wire) {
    return models.search(wire.read(SearchRegisteredModels.SCHEMA));
  }

  @GET
  @Path("get-latest-versions")
  public GetLatestVersions.Response getLatestVersions(WireRequest wire) {
    return new GetLatestVersions.Response(
        models.latestVersions(wire.read(GetLatestVersions.SCHEMA)));
  }

  @POST
  @Path("get-latest-versions")
  public GetLatestVersions.Response postLatestVersions(WireRequest wire) {
    return getLatestVersions(wire);
  }

  @POST
  @Path("set-tag")
  public SetRegisteredModelTag.Response setTag(WireRequest wire) {
    SetRegisteredModelTag request = wire.read(SetRegisteredModelTag.SCHEMA);
    models.setTag(request.name(), request.key(), request.value());
    return new SetRegisteredModelTag.Response();
  }

  @DELETE
  @Path("delete-tag")
  public DeleteRegisteredModelTag.Response deleteTag(WireRequest wire) {
    DeleteRegisteredModelTag request = wire.read(DeleteRegisteredModelTag.SCHEMA);
    models.deleteTag(request.name(), request.key());
    return new DeleteRegisteredModelTag.Response();
  }

  @POST
  @Path("alias")
  public SetRegisteredModelAlias.Response setAlias(WireRequest wire) {
    SetRegisteredModelAlias request = wire.read(SetRegisteredModelAlias.SCHEMA);
    aliases.set(request.name(), request.alias(), request.version());
    return new SetRegisteredModelAlias.Response();
  }

  @GET
  @Path("alias")
  public GetModelVersionByAlias.Response getByAlias(WireRequest wire) {
    GetModelVersionByAlias request = wire.read(GetModelVersionByAlias.SCHEMA);
    return new GetModelVersionByAlias.Response(
        versions.getByAlias(request.name(), request.alias()));
  }

  @DELETE
  @Path("alias")
  public DeleteRegisteredModelAlias.Response deleteAlias(WireRequest wire) {
    DeleteRegisteredModelAlias request = wire.read(DeleteRegisteredModelAlias.SCHEMA);
    aliases.delete(request.name(), request.alias());
    return new DeleteRegisteredModelAlias.Response();
  }
}
