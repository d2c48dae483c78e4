package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder among the artifacts of a run or a logged model.
 *
 * @param path relative to the run's or model's artifact root
 * @param fileSize in bytes; unset for folders and, as in MLflow, for empty files
 */
@WireMessage
@RegisterForReflection
public record FileInfo(String path, boolean isDir, @Nullable Long fileSize) {}
