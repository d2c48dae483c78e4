package io.modelkeep.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What a client asks of the server itself. Source: MLflow's server/handlers. */
@Path("/")
public class ServerInfoResource {
  /** The MLflow release whose protocol is spoken; clients compare it with their own. */
  static final String MLFLOW_VERSION = "3.17.2";

  private final TransferCapabilities transfers;

  ServerInfoResource(TransferCapabilities transfers) {
    this.transfers = transfers;
  }

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

  /** Asked by clients before their first transfer and by the web UI, without logging in. */
  @GET
  @Path("api/3.0/mlflow/server-info")
  @Produces(MediaType.APPLICATION_JSON)
  public ServerInfo serverInfo() {
    return ServerInfo.of(transfers);
  }
}
