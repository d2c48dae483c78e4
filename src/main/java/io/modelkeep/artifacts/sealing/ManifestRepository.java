package io.modelkeep.artifacts.sealing;

import io.modelkeep.db.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The statements on the files of manifests. */
@ApplicationScoped
class ManifestRepository {
  private final EntityManager entityManager;

  ManifestRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  void clear(long versionId) {
    Statement.of(entityManager, "DELETE FROM sealed_file WHERE version_id = :version")
        .bind("version", versionId)
        .execute();
  }

  /** Adds files; those that another replica added at the same time are the same. */
  void add(long versionId, List<SealedFile> files) {
    Statement.of(
            entityManager,
            """
            INSERT INTO sealed_file (version_id, path, size_bytes, sha256, etag)
            SELECT s.version_id, f.path, CAST(f.size_bytes AS bigint), f.sha256, f.etag
            FROM version_seal s,
                unnest(CAST(:paths AS text[]), CAST(:sizes AS text[]), CAST(:digests AS text[]),
                    CAST(:etags AS text[])) AS f (path, size_bytes, sha256, etag)
            WHERE s.version_id = :version AND s.state = 'PENDING'
            ON CONFLICT (version_id, path)
                DO UPDATE SET size_bytes = excluded.size_bytes, sha256 = excluded.sha256,
                    etag = excluded.etag
            """)
        .bind("version", versionId)
        .bind("paths", column(files, SealedFile::path))
        .bind("sizes", column(files, file -> Long.toString(file.sizeBytes())))
        .bind("digests", column(files, SealedFile::sha256))
        .bind("etags", column(files, SealedFile::etag))
        .execute();
  }

  /** Keeps the tags of files that were found to be what was sealed, in every manifest of them. */
  void retag(long versionId, List<SealedFile> files) {
    Statement.of(
            entityManager,
            """
            UPDATE sealed_file f SET etag = found.etag
            FROM version_seal verified
            JOIN version_seal s ON s.store = verified.store AND s.path = verified.path,
                unnest(CAST(:paths AS text[]), CAST(:digests AS text[]), CAST(:etags AS text[]))
                    AS found (path, sha256, etag)
            WHERE verified.version_id = :version AND f.version_id = s.version_id
                AND f.path = found.path AND f.sha256 = found.sha256
            """)
        .bind("version", versionId)
        .bind("paths", column(files, SealedFile::path))
        .bind("digests", column(files, SealedFile::sha256))
        .bind("etags", column(files, SealedFile::etag))
        .execute();
  }

  boolean isEmpty(long versionId) {
    return page(versionId, "", 1).isEmpty();
  }

  /** Files in the order of their paths, from after a path on; the empty path is before all. */
  List<SealedFile> page(long versionId, String afterPath, int size) {
    return Statement.returning(
            entityManager,
            """
            SELECT path, size_bytes, sha256, etag FROM sealed_file
            WHERE version_id = :version AND path > :after ORDER BY path LIMIT :size
            """)
        .bind("version", versionId)
        .bind("after", afterPath)
        .bind("size", size)
        .rows(
            row ->
                new SealedFile(
                    Objects.requireNonNull(row.textAt(0)),
                    row.longAt(1),
                    Objects.requireNonNull(row.textAt(2)),
                    row.textAt(3)));
  }

  private static String[] column(
      List<SealedFile> files, Function<SealedFile, @Nullable String> value) {
    return files.stream().map(value).toArray(String[]::new);
  }
}
