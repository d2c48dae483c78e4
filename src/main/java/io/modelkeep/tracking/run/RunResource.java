package io.modelkeep.tracking.run;

import io.modelkeep.http.WireRequest;
import io.modelkeep.wire.tracking.CreateRun;
import io.modelkeep.wire.tracking.DeleteRun;
import io.modelkeep.wire.tracking.GetRun;
import io.modelkeep.wire.tracking.RestoreRun;
import io.modelkeep.wire.tracking.SearchRuns;
import io.modelkeep.wire.tracking.UpdateRun;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Objects;

/** The endpoints on runs themselves. */
@Path("/api/2.0/mlflow/runs")
public class RunResource {
  private final RunService runs;
  private final RunSearchService searches;

  RunResource(RunService runs, RunSearchService searches) {
    this.runs = runs;
    this.searches = searches;
  }

  @POST
  @Path("create")
  public CreateRun.Response create(WireRequest wire) {
    return new CreateRun.Response(runs.create(wire.read(CreateRun.SCHEMA)));
  }

  @GET
  @Path("get")
  public GetRun.Response get(WireRequest wire) {
    return new GetRun.Response(runs.get(wire.read(GetRun.SCHEMA).anyRunId()));
  }

  @POST
  @Path("update")
  public UpdateRun.Response update(WireRequest wire) {
    return new UpdateRun.Response(runs.update(wire.read(UpdateRun.SCHEMA)));
  }

  @POST
  @Path("delete")
  public DeleteRun.Response delete(WireRequest wire) {
    runs.delete(Objects.requireNonNullElse(wire.read(DeleteRun.SCHEMA).runId(), ""));
    return new DeleteRun.Response();
  }

  @POST
  @Path("restore")
  public RestoreRun.Response restore(WireRequest wire) {
    runs.restore(Objects.requireNonNullElse(wire.read(RestoreRun.SCHEMA).runId(), ""));
    return new RestoreRun.Response();
  }

  @POST
  @Path("search")
  public SearchRuns.Response search(WireRequest wire) {
    return searches.search(wire.read(SearchRuns.SCHEMA));
  }
}
