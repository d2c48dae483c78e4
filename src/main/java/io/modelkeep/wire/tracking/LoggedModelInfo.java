package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a logged model is.
 *
 * @param modelId {@code m-} and 32 hexadecimal digits
 * @param artifactUri where its files are
 * @param creationTimestampMs in milliseconds since 1970, as {@code lastUpdatedTimestampMs}
 * @param modelType empty if none was given
 * @param sourceRunId the run that logged it; empty if none did
 */
@WireMessage
@RegisterForReflection
public record LoggedModelInfo(
    String modelId,
    String experimentId,
    String name,
    long creationTimestampMs,
    long lastUpdatedTimestampMs,
    String artifactUri,
    LoggedModelStatus status,
    String modelType,
    String sourceRunId,
    @Nullable String statusMessage,
    List<LoggedModelTag> tags) {}
