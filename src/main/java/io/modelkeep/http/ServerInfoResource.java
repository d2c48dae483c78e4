package io.modelkeep.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The two questions a client asks of the server itself. Source: MLflow's server/handlers. */
@Path("/")
public class ServerInfoResource {
  /** The MLflow release whose protocol is spoken; clients compare it with their own. */
  static final String MLFLOW_VERSION = "3.17.2";

  /** Whether the process serves; says nothing of the database, as MLflow's does not. */
  @GET
  @Path("health")
  @Produces(MediaType.TEXT_PLAIN)
  public String health() {
    return "OK";
  }

  @GET
  @Path("version")
  @Produces(MediaType.TEXT_HTML)
  public String version() {
    return MLFLOW_VERSION;
  }
}
