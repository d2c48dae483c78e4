package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what is directly in a folder of a run's artifacts.
 *
 * @param runUuid the name of {@code runId} before MLflow 1.0
 * @param path relative to the run's artifact root, which is listed if unset
 * @param pageToken taken and ignored, as MLflow's server does: a folder is listed whole
 */
@WireMessage
@RegisterForReflection
public record ListArtifacts(
    @Nullable String runId,
    @Nullable String runUuid,
    @Nullable String path,
    @Nullable String pageToken) {
  public static final RequestSchema<ListArtifacts> SCHEMA =
      RequestSchema.of(ListArtifacts.class)
          .field("run_id", STRING, REQUIRED)
          .field("path", STRING)
          .field("page_token", STRING);

  /**
   * @param files ordered by path; a folder that does not exist has none
   */
  @WireMessage
  @RegisterForReflection
  public record Response(String rootUri, List<FileInfo> files, @Nullable String nextPageToken) {}
}
