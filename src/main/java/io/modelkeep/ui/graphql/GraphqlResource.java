package io.modelkeep.ui.graphql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelkeep.http.WireRequest;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * Answers GraphQL: 200 with {@code data} and {@code errors}, whatever is wrong with a query that
 * can be parsed. Source: MLflow {@code server/handlers.py}, {@code _graphql}.
 */
@Path("/graphql")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class GraphqlResource {
  private final GraphqlService service;

  GraphqlResource(GraphqlService service) {
    this.service = service;
  }

  @POST
  public ObjectNode post(WireRequest wire) {
    return service.execute(wire.read(GraphqlRequest.SCHEMA));
  }

  @GET
  public ObjectNode get(WireRequest wire) {
    return post(wire);
  }
}
