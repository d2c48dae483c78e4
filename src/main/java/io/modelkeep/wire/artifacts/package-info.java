/** The artifact proxy's messages. Source: MLflow {@code mlflow_artifacts.proto}. */
@NullMarked
package io.modelkeep.wire.artifacts;

import org.jspecify.annotations.NullMarked;
