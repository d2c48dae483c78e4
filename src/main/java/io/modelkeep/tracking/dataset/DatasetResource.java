package io.modelkeep.tracking.dataset;

import io.modelkeep.http.WireRequest;
import io.modelkeep.wire.tracking.SearchDatasets;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** The endpoint on the datasets of experiments. */
@Path("/api/2.0/mlflow/experiments")
public class DatasetResource {
  private final DatasetService datasets;

  DatasetResource(DatasetService datasets) {
    this.datasets = datasets;
  }

  @POST
  @Path("search-datasets")
  public SearchDatasets.Response search(WireRequest wire) {
    return new SearchDatasets.Response(datasets.search(wire.read(SearchDatasets.SCHEMA)));
  }
}
