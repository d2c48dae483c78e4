package io.modelkeep.wire.registry;

import static io.modelkeep.wire.FieldCheck.BOOL;
import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Moves a version to a stage. */
@WireMessage
@RegisterForReflection
public record TransitionModelVersionStage(
    @Nullable String name,
    @Nullable String version,
    @Nullable String stage,
    @Nullable Boolean archiveExistingVersions) {
  public static final RequestSchema<TransitionModelVersionStage> SCHEMA =
      RequestSchema.of(TransitionModelVersionStage.class)
          .field("name", STRING, REQUIRED)
          .field("version", STRING, REQUIRED)
          .field("stage", STRING, REQUIRED)
          .field("archive_existing_versions", BOOL);

  @WireMessage
  public record Response(ModelVersion modelVersion) {}
}
