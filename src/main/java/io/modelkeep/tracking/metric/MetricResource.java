package io.modelkeep.tracking.metric;

import io.modelkeep.http.WireRequest;
import io.modelkeep.wire.tracking.GetMetricHistory;
import io.modelkeep.wire.tracking.GetMetricHistoryBulk;
import io.modelkeep.wire.tracking.GetMetricHistoryBulkInterval;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The endpoints that read the points of metrics. */
@Path("/api/2.0/mlflow/metrics")
public class MetricResource {
  private final MetricHistoryService history;

  MetricResource(MetricHistoryService history) {
    this.history = history;
  }

  @GET
  @Path("get-history")
  public GetMetricHistory.Response getHistory(WireRequest wire) {
    return history.get(wire.read(GetMetricHistory.SCHEMA));
  }

  @GET
  @Path("get-history-bulk")
  public GetMetricHistoryBulk.Response getBulk(WireRequest wire) {
    return history.getBulk(wire.read(GetMetricHistoryBulk.SCHEMA));
  }

  @GET
  @Path("get-history-bulk-interval")
  public GetMetricHistoryBulkInterval.Response getSample(WireRequest wire) {
    return history.getSample(wire.read(GetMetricHistoryBulkInterval.SCHEMA));
  }
}
