package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what is directly in a folder of a logged model's artifacts; the path says of which
 * model.
 *
 * @param artifactDirectoryPath relative to the model's artifact root, which is listed if unset
 * @param pageToken taken and ignored, as MLflow's server does: a folder is listed whole
 */
@WireMessage
@RegisterForReflection
public record ListLoggedModelArtifacts(
    @Nullable String artifactDirectoryPath, @Nullable String pageToken) {
  public static final RequestSchema<ListLoggedModelArtifacts> SCHEMA =
      RequestSchema.of(ListLoggedModelArtifacts.class).field("artifact_directory_path", STRING);

  /**
   * @param files ordered by path; a folder that does not exist has none
   */
  @WireMessage
  @RegisterForReflection
  public record Response(String rootUri, List<FileInfo> files, @Nullable String nextPageToken) {}
}
