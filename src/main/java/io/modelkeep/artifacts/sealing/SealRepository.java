package io.modelkeep.artifacts.sealing;

import io.modelkeep.artifacts.ArtifactPlace;
import io.modelkeep.artifacts.SealedContents.Sealed;
import io.modelkeep.db.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements on seals and on what they are about. */
@ApplicationScoped
class SealRepository {
  private static final String SEAL =
      """
      SELECT s.version_id, m.name || '/' || v.version, s.artifact_uri, s.state, s.failure,
          s.attempts
      FROM version_seal s
      JOIN model_version v ON v.id = s.version_id
      JOIN registered_model m ON m.id = v.model_id
      """;

  private final EntityManager entityManager;

  SealRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** What the model is set to; empty if it is as the server. */
  Optional<Boolean> policy(long modelId) {
    return Statement.returning(
            entityManager, "SELECT is_on FROM sealing_policy WHERE model_id = :model")
        .bind("model", modelId)
        .first(row -> row.booleanAt(0));
  }

  /**
   * @param isOn null: as the server
   */
  void setPolicy(long modelId, @Nullable Boolean isOn) {
    if (isOn == null) {
      Statement.of(entityManager, "DELETE FROM sealing_policy WHERE model_id = :model")
          .bind("model", modelId)
          .execute();
      return;
    }
    Statement.of(
            entityManager,
            """
            INSERT INTO sealing_policy (model_id, is_on) VALUES (:model, :on)
            ON CONFLICT (model_id) DO UPDATE SET is_on = excluded.is_on
            """)
        .bind("model", modelId)
        .bind("on", isOn)
        .execute();
  }

  /**
   * Makes the version's seal pending; one that failed begins anew.
   *
   * @param place null where this server does not serve the files
   * @return false if it is sealed already, or about to be
   */
  boolean begin(
      SealableVersions.Version version, long workspace, @Nullable ArtifactPlace place, long time) {
    return Statement.of(
                entityManager,
                """
                INSERT INTO version_seal AS s (version_id, workspace_id, artifact_uri, store, path,
                    state, requested_time)
                VALUES (:version, :workspace, :uri, :store, :path, 'PENDING', :time)
                ON CONFLICT (version_id) DO UPDATE SET state = 'PENDING', failure = NULL,
                    store = excluded.store, path = excluded.path, attempts = 0,
                    requested_time = excluded.requested_time, finished_time = NULL,
                    leased_until_time = 0
                WHERE s.state = 'FAILED'
                """)
            .bind("version", version.id())
            .bind("workspace", workspace)
            .bind("uri", version.artifactUri())
            .bind("store", place == null ? null : place.store())
            .bind("path", place == null ? null : place.path().toString())
            .bind("time", time)
            .execute()
        == 1;
  }

  Optional<Seal> find(long versionId) {
    return Statement.returning(entityManager, SEAL + " WHERE s.version_id = :version")
        .bind("version", versionId)
        .first(SealRepository::seal);
  }

  /**
   * The version of a seal at, above or below the place; empty if there is none. Below are the paths
   * that go on with a slash, which 0 follows.
   */
  Optional<String> versionSealedAround(ArtifactPlace place) {
    return Statement.returning(
            entityManager,
            """
            SELECT m.name || '/' || v.version
            FROM version_seal s
            JOIN model_version v ON v.id = s.version_id
            JOIN registered_model m ON m.id = v.model_id
            WHERE s.store = :store AND s.state <> 'FAILED'
                AND (s.path = ANY (CAST(:above AS text[]))
                    OR s.path > :path || '/' AND s.path < :path || '0')
            LIMIT 1
            """)
        .bind("store", place.store())
        .bind("above", place.path().withAncestors().toArray(String[]::new))
        .bind("path", place.path().toString())
        .first(row -> row.textAt(0));
  }

  /** What a manifest says of the file at the place; empty if none does. */
  Optional<Sealed> contentOf(ArtifactPlace place) {
    return Statement.returning(
            entityManager,
            """
            SELECT s.version_id, f.size_bytes, f.sha256, f.etag
            FROM version_seal s
            JOIN sealed_file f ON f.version_id = s.version_id
                AND f.path = CASE s.path WHEN '' THEN :path
                    ELSE substr(:path, length(s.path) + 2) END
            WHERE s.store = :store AND s.state = 'SEALED'
                AND s.path = ANY (CAST(:above AS text[]))
            LIMIT 1
            """)
        .bind("store", place.store())
        .bind("path", place.path().toString())
        .bind("above", place.path().withAncestors().toArray(String[]::new))
        .first(
            row ->
                new Sealed(
                    row.longAt(0),
                    row.longAt(1),
                    Objects.requireNonNull(row.textAt(2)),
                    row.textAt(3)));
  }

  /** Takes a pending seal that nobody works on; empty if there is none. */
  Optional<Seal> claim(long now, long leasedUntil) {
    return Statement.returning(
            entityManager,
            """
            UPDATE version_seal SET leased_until_time = :until, attempts = attempts + 1
            WHERE version_id = (
                SELECT version_id FROM version_seal
                WHERE state = 'PENDING' AND leased_until_time < :now
                ORDER BY leased_until_time, version_id LIMIT 1
                FOR UPDATE SKIP LOCKED)
            RETURNING version_id
            """)
        .bind("now", now)
        .bind("until", leasedUntil)
        .first(row -> row.longAt(0))
        .flatMap(this::find);
  }

  void renew(long versionId, long leasedUntil) {
    Statement.of(
            entityManager,
            "UPDATE version_seal SET leased_until_time = :until WHERE version_id = :version")
        .bind("until", leasedUntil)
        .bind("version", versionId)
        .execute();
  }

  /**
   * Ends the work on a pending seal.
   *
   * @return false if somebody else did, or the version is gone
   */
  boolean finish(long versionId, SealState state, @Nullable String failure, long time) {
    return Statement.of(
                entityManager,
                """
                UPDATE version_seal SET state = :state, failure = :failure, finished_time = :time
                WHERE version_id = :version AND state = 'PENDING'
                """)
            .bind("state", state.name())
            .bind("failure", failure)
            .bind("time", time)
            .bind("version", versionId)
            .execute()
        == 1;
  }

  private static Seal seal(Statement.Row row) {
    return new Seal(
        row.longAt(0),
        Objects.requireNonNull(row.textAt(1)),
        Objects.requireNonNull(row.textAt(2)),
        SealState.valueOf(Objects.requireNonNull(row.textAt(3))),
        row.textAt(4),
        row.intAt(5));
  }
}
