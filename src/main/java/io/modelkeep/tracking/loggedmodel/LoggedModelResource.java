package io.modelkeep.tracking.loggedmodel;

import io.modelkeep.http.WireRequest;
import io.modelkeep.wire.tracking.CreateLoggedModel;
import io.modelkeep.wire.tracking.DeleteLoggedModel;
import io.modelkeep.wire.tracking.DeleteLoggedModelTag;
import io.modelkeep.wire.tracking.FinalizeLoggedModel;
import io.modelkeep.wire.tracking.GetLoggedModel;
import io.modelkeep.wire.tracking.LogLoggedModelParamsRequest;
import io.modelkeep.wire.tracking.SearchLoggedModels;
import io.modelkeep.wire.tracking.SetLoggedModelTags;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The endpoints on logged models; their artifacts are served where artifacts are. */
@Path("/api/2.0/mlflow/logged-models")
public class LoggedModelResource {
  private final LoggedModelService models;

  LoggedModelResource(LoggedModelService models) {
    this.models = models;
  }

  @POST
  public CreateLoggedModel.Response create(WireRequest wire) {
    return new CreateLoggedModel.Response(models.create(wire.read(CreateLoggedModel.SCHEMA)));
  }

  @POST
  @Path("search")
  public SearchLoggedModels.Response search(WireRequest wire) {
    return models.search(wire.read(SearchLoggedModels.SCHEMA));
  }

  @GET
  @Path("{model_id}")
  public GetLoggedModel.Response get(
      @PathParam("model_id") String modelId,
      @QueryParam("allow_deleted") @Nullable String allowDeleted) {
    boolean deletedToo = "true".equalsIgnoreCase(allowDeleted);
    return new GetLoggedModel.Response(models.get(modelId, deletedToo));
  }

  /** As in MLflow the id in the body counts. */
  @PATCH
  @Path("{model_id}")
  public FinalizeLoggedModel.Response finalizeModel(WireRequest wire) {
    FinalizeLoggedModel request = wire.read(FinalizeLoggedModel.SCHEMA);
    return new FinalizeLoggedModel.Response(models.finalizeModel(request));
  }

  @DELETE
  @Path("{model_id}")
  public DeleteLoggedModel.Response delete(@PathParam("model_id") String modelId) {
    models.delete(modelId);
    return new DeleteLoggedModel.Response();
  }

  @PATCH
  @Path("{model_id}/tags")
  public SetLoggedModelTags.Response setTags(
      @PathParam("model_id") String modelId, WireRequest wire) {
    models.setTags(modelId, wire.read(SetLoggedModelTags.SCHEMA).tags());
    return new SetLoggedModelTags.Response();
  }

  @DELETE
  @Path("{model_id}/tags/{tag_key}")
  public DeleteLoggedModelTag.Response deleteTag(
      @PathParam("model_id") String modelId, @PathParam("tag_key") String key) {
    models.deleteTag(modelId, key);
    return new DeleteLoggedModelTag.Response();
  }

  @POST
  @Path("{model_id}/params")
  public LogLoggedModelParamsRequest.Response logParams(
      @PathParam("model_id") String modelId, WireRequest wire) {
    models.logParams(modelId, wire.read(LogLoggedModelParamsRequest.SCHEMA).params());
    return new LogLoggedModelParamsRequest.Response();
  }
}
