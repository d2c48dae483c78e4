package io.modelkeep.wire.registry;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registered model.
 *
 * @param creationTimestamp in milliseconds since 1970, as {@code lastUpdatedTimestamp}
 * @param userId never set by MLflow's server, nor here: who made a model is in the audit trail
 * @param description absent if none was ever given
 * @param latestVersions the newest version of each stage
 */
@WireMessage
@RegisterForReflection
public record RegisteredModel(
    String name,
    long creationTimestamp,
    long lastUpdatedTimestamp,
    @Nullable String userId,
    @Nullable String description,
    List<ModelVersion> latestVersions,
    List<RegisteredModelTag> tags,
    List<RegisteredModelAlias> aliases) {}
