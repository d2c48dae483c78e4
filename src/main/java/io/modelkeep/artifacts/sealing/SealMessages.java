package io.modelkeep.artifacts.sealing;

import static io.modelkeep.wire.FieldCheck.BOOL;
import static io.modelkeep.wire.FieldCheck.INTLIKE;
import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Our own messages on sealing, in the style of MLflow's. */
final class SealMessages {
  private SealMessages() {}

  /** Names a model. */
  @WireMessage
  @RegisterForReflection
  record GetSealing(@Nullable String name) {
    static final RequestSchema<GetSealing> SCHEMA =
        RequestSchema.of(GetSealing.class).field("name", STRING, REQUIRED);
  }

  /**
   * Switches sealing for a model.
   *
   * @param enabled unset: as the server is set
   */
  @WireMessage
  @RegisterForReflection
  record SetSealing(@Nullable String name, @Nullable Boolean enabled) {
    static final RequestSchema<SetSealing> SCHEMA =
        RequestSchema.of(SetSealing.class).field("name", STRING, REQUIRED).field("enabled", BOOL);
  }

  /** Whether new versions of a model are sealed. */
  @WireMessage
  @RegisterForReflection
  record Sealing(String name, boolean enabled) {}

  /** Names a version. */
  @WireMessage
  @RegisterForReflection
  record SealVersion(@Nullable String name, @Nullable String version) {
    static final RequestSchema<SealVersion> SCHEMA =
        RequestSchema.of(SealVersion.class)
            .field("name", STRING, REQUIRED)
            .field("version", STRING, REQUIRED);
  }

  /**
   * Asks for a page of a manifest.
   *
   * @param maxResults from 1 to {@link SealResource#MAX_PAGE_SIZE}
   */
  @WireMessage
  @RegisterForReflection
  record GetManifest(
      @Nullable String name,
      @Nullable String version,
      @Nullable Long maxResults,
      @Nullable String pageToken) {
    static final RequestSchema<GetManifest> SCHEMA =
        RequestSchema.of(GetManifest.class)
            .field("name", STRING, REQUIRED)
            .field("version", STRING, REQUIRED)
            .field("max_results", INTLIKE)
            .field("page_token", STRING);
  }

  /**
   * A line of a manifest.
   *
   * @param sha256 in hexadecimal, lower case
   */
  @WireMessage
  @RegisterForReflection
  record ManifestFile(String path, long sizeBytes, String sha256) {}

  /**
   * How the sealing of a version stands, and what was sealed.
   *
   * @param state {@code PENDING}, {@code SEALED}, {@code FAILED}, or {@code NONE} for a version
   *     that was never to be sealed
   * @param failure why sealing failed
   * @param files in the order of their paths
   */
  @WireMessage
  @RegisterForReflection
  record Manifest(
      String state,
      @Nullable String failure,
      List<ManifestFile> files,
      @Nullable String nextPageToken) {}

  /**
   * A file that is not as it was sealed.
   *
   * @param problem {@code CHANGED}, {@code MISSING} or {@code ADDED}
   */
  @WireMessage
  @RegisterForReflection
  record MismatchedFile(String path, String problem) {}

  /**
   * What a verification found.
   *
   * @param filesInManifest how many files were sealed
   */
  @WireMessage
  @RegisterForReflection
  record Verification(boolean intact, long filesInManifest, List<MismatchedFile> mismatches) {}
}
