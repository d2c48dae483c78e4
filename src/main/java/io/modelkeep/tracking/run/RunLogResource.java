package io.modelkeep.tracking.run;

import io.modelkeep.http.WireRequest;
import io.modelkeep.wire.tracking.DeleteTag;
import io.modelkeep.wire.tracking.LogBatch;
import io.modelkeep.wire.tracking.LogMetric;
import io.modelkeep.wire.tracking.LogModel;
import io.modelkeep.wire.tracking.LogParam;
import io.modelkeep.wire.tracking.RunTag;
import io.modelkeep.wire.tracking.SetTag;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Objects;

/** The endpoints that log to runs. */
@Path("/api/2.0/mlflow/runs")
public class RunLogResource {
  private final RunLogService logs;

  RunLogResource(RunLogService logs) {
    this.logs = logs;
  }

  @POST
  @Path("log-metric")
  public LogMetric.Response logMetric(WireRequest wire) {
    logs.logMetric(wire.read(LogMetric.SCHEMA));
    return new LogMetric.Response();
  }

  @POST
  @Path("log-parameter")
  public LogParam.Response logParam(WireRequest wire) {
    logs.logParam(wire.read(LogParam.SCHEMA));
    return new LogParam.Response();
  }

  @POST
  @Path("log-batch")
  public LogBatch.Response logBatch(WireRequest wire) {
    logs.logBatch(wire.read(LogBatch.SCHEMA));
    return new LogBatch.Response();
  }

  @POST
  @Path("set-tag")
  public SetTag.Response setTag(WireRequest wire) {
    SetTag request = wire.read(SetTag.SCHEMA);
    logs.setTag(request.anyRunId(), new RunTag(request.key(), request.value()));
    return new SetTag.Response();
  }

  @POST
  @Path("delete-tag")
  public DeleteTag.Response deleteTag(WireRequest wire) {
    DeleteTag request = wire.read(DeleteTag.SCHEMA);
    logs.deleteTag(Objects.requireNonNullElse(request.runId(), ""), request.key());
    return new DeleteTag.Response();
  }

  @POST
  @Path("log-model")
  public LogModel.Response logModel(WireRequest wire) {
    logs.logModel(wire.read(LogModel.SCHEMA));
    return new LogModel.Response();
  }
}
