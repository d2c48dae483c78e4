package io.modelkeep.wire.registry;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of a registered model.
 *
 * @param version a whole number from 1 as a decimal string; never reused after deletion
 * @param creationTimestamp in milliseconds since 1970, as {@code lastUpdatedTimestamp}
 * @param userId never set by MLflow's server, nor here: who made a version is in the audit trail
 * @param currentStage {@code None}, {@code Staging}, {@code Production} or {@code Archived}
 * @param source where the caller says the model's files are
 * @param runId empty if the version came from no run
 */
@WireMessage
@RegisterForReflection
public record ModelVersion(
    String name,
    String version,
    long creationTimestamp,
    long lastUpdatedTimestamp,
    @Nullable String userId,
    String currentStage,
    @Nullable String description,
    @Nullable String source,
    @Nullable String runId,
    String status,
    @Nullable String statusMessage,
    List<ModelVersionTag> tags,
    @Nullable String runLink,
    List<String> aliases) {}
