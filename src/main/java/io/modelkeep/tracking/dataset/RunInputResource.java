package io.modelkeep.tracking.dataset;

import io.modelkeep.http.WireRequest;
import io.modelkeep.wire.tracking.LogInputs;
import io.modelkeep.wire.tracking.LogOutputs;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** The endpoints on what runs read and made. */
@Path("/api/2.0/mlflow/runs")
public class RunInputResource {
  private final RunInputService inputs;

  RunInputResource(RunInputService inputs) {
    this.inputs = inputs;
  }

  @POST
  @Path("log-inputs")
  public LogInputs.Response logInputs(WireRequest wire) {
    inputs.logInputs(wire.read(LogInputs.SCHEMA));
    return new LogInputs.Response();
  }

  @POST
  @Path("outputs")
  public LogOutputs.Response logOutputs(WireRequest wire) {
    inputs.logOutputs(wire.read(LogOutputs.SCHEMA));
    return new LogOutputs.Response();
  }
}
