package io.modelkeep.registry;

import io.modelkeep.db.Statement;
import io.modelkeep.events.EventOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The statements on what versions were made from. */
@ApplicationScoped
class VersionOriginRepository {
  private record Need(String publicId, String version) {}

  private final EntityManager entityManager;
  private final EventOrigin origin;

  VersionOriginRepository(EntityManager entityManager, EventOrigin origin) {
    this.entityManager = entityManager;
    this.origin = origin;
  }

  Map<String, String> versionsMadeFrom(Collection<String> publicIds) {
    return Statement.returning(
            entityManager,
            """
            SELECT DISTINCT ON (i.id) i.id, m.name || '/' || v.version
            FROM unnest(CAST(:ids AS text[])) AS i (id)
            JOIN model_version v ON v.run_id = i.id OR v.logged_model_id = i.id
                OR substring(v.storage_location, '((m-)?[0-9a-f]{32})/artifacts') = i.id
            JOIN registered_model m ON m.id = v.model_id
            WHERE v.workspace_id = :workspace
            ORDER BY i.id, v.id
            """)
        .bind("ids", publicIds.toArray(String[]::new))
        .bind("workspace", origin.workspaceId())
        .rows(
            row ->
                new Need(
                    Objects.requireNonNull(row.textAt(0)), Objects.requireNonNull(row.textAt(1))))
        .stream()
        .collect(Collectors.toMap(Need::publicId, Need::version));
  }
}
