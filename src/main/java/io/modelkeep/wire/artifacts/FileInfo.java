package io.modelkeep.wire.artifacts;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder in a listing.
 *
 * @param path relative to the listed folder
 * @param fileSize in bytes; unset for folders and, as in MLflow, for empty files
 */
@WireMessage
@RegisterForReflection
public record FileInfo(String path, boolean isDir, @Nullable Long fileSize) {}
