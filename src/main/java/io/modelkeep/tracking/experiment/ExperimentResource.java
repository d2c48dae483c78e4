package io.modelkeep.tracking.experiment;

import io.modelkeep.http.WireRequest;
import io.modelkeep.wire.tracking.CreateExperiment;
import io.modelkeep.wire.tracking.DeleteExperiment;
import io.modelkeep.wire.tracking.DeleteExperimentTag;
import io.modelkeep.wire.tracking.GetExperiment;
import io.modelkeep.wire.tracking.GetExperimentByName;
import io.modelkeep.wire.tracking.RestoreExperiment;
import io.modelkeep.wire.tracking.SearchExperiments;
import io.modelkeep.wire.tracking.SetExperimentTag;
import io.modelkeep.wire.tracking.UpdateExperiment;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** The endpoints on experiments. */
@Path("/api/2.0/mlflow/experiments")
public class ExperimentResource {
  private final ExperimentService experiments;

  ExperimentResource(ExperimentService experiments) {
    this.experiments = experiments;
  }

  @POST
  @Path("create")
  public CreateExperiment.Response create(WireRequest wire) {
    return new CreateExperiment.Response(experiments.create(wire.read(CreateExperiment.SCHEMA)));
  }

  @GET
  @Path("get")
  public GetExperiment.Response get(WireRequest wire) {
    return new GetExperiment.Response(
        experiments.get(wire.read(GetExperiment.SCHEMA).experimentId()));
  }

  @GET
  @Path("get-by-name")
  public GetExperimentByName.Response getByName(WireRequest wire) {
    return new GetExperimentByName.Response(
        experiments.getByName(wire.read(GetExperimentByName.SCHEMA).experimentName()));
  }

  @GET
  @Path("search")
  public SearchExperiments.Response search(WireRequest wire) {
    return experiments.search(wire.read(SearchExperiments.SCHEMA));
  }

  @POST
  @Path("search")
  public SearchExperiments.Response postSearch(WireRequest wire) {
    return search(wire);
  }

  @POST
  @Path("update")
  public UpdateExperiment.Response update(WireRequest wire) {
    UpdateExperiment request = wire.read(UpdateExperiment.SCHEMA);
    experiments.rename(request.experimentId(), request.newName());
    return new UpdateExperiment.Response();
  }

  @POST
  @Path("delete")
  public DeleteExperiment.Response delete(WireRequest wire) {
    experiments.delete(wire.read(DeleteExperiment.SCHEMA).experimentId());
    return new DeleteExperiment.Response();
  }

  @POST
  @Path("restore")
  public RestoreExperiment.Response restore(WireRequest wire) {
    experiments.restore(wire.read(RestoreExperiment.SCHEMA).experimentId());
    return new RestoreExperiment.Response();
  }

  @POST
  @Path("set-experiment-tag")
  public SetExperimentTag.Response setTag(WireRequest wire) {
    SetExperimentTag request = wire.read(SetExperimentTag.SCHEMA);
    experiments.setTag(request.experimentId(), request.key(), request.value());
    return new SetExperimentTag.Response();
  }

  @POST
  @Path("delete-experiment-tag")
  public DeleteExperimentTag.Response deleteTag(WireRequest wire) {
    DeleteExperimentTag request = wire.read(DeleteExperimentTag.SCHEMA);
    experiments.deleteTag(request.experimentId(), request.key());
    return new DeleteExperimentTag.Response();
  }
}
