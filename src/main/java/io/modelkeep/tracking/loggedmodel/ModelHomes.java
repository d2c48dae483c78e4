package io.modelkeep.tracking.loggedmodel;

import io.modelkeep.config.ModelkeepConfig;
import io.modelkeep.db.Statement;
import io.modelkeep.error.MlflowException;
import io.modelkeep.events.EventOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class ModelHomes {
  record Home(long experimentId, String modelId, String artifactLocation) {}

  private final EntityManager entityManager;
  private final EventOrigin origin;
  private final ModelkeepConfig config;

  ModelHomes(EntityManager entityManager, EventOrigin origin, ModelkeepConfig config) {
    this.entityManager = entityManager;
    this.origin = origin;
    this.config = config;
  }

  Home find(String experimentId) {
    long id = parse(experimentId);
    String modelId = "m-" + UUID.randomUUID().toString().replace("-", "");
    return Statement.returning(
            entityManager,
            "SELECT artifact_location, lifecycle_stage FROM experiment WHERE workspace_id = :w AND id = :id")
        .bind("w", origin.workspaceId())
        .bind("id", id)
        .first(
            row -> {
              if (!row.textAt(1).equals("active")) {
                throw MlflowException.invalidParameter(
                    "The experiment %d must be in the 'active' state. Current state is deleted."
                        .formatted(id));
              }
              String root = row.textAt(0) == null ? config.artifactsRoot() + id : row.textAt(0);
              return new Home(id, modelId, root + "/models/" + modelId + "/artifacts");
            })
        .orElseThrow(
            () -> MlflowException.doesNotExist("No Experiment with id=%d exists".formatted(id)));
  }

  String randomName() {
    return "bold-cat-1";
  }

  List<Long> parseExperimentIds(List<String> ids) {
    return ids.stream().map(ModelHomes::parse).toList();
  }

  private static long parse(String id) {
    try {
      return Long.parseLong(id.strip());
    } catch (NumberFormatException e) {
      throw MlflowException.invalidParameter(
          "Invalid experiment ID '%s'. Experiment ID must be a valid integer.".formatted(id));
    }
  }
}
