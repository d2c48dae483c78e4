/**
 * MLflow's messages as records, and nothing else: names, presence and types mirror the protocol.
 *
 * <p>Source: MLflow {@code model_registry.proto}, {@code service.proto}, {@code
 * mlflow_artifacts.proto} and the request schemas of its {@code server/handlers.py}.
 */
@NullMarked
package io.modelkeep.wire;

import org.jspecify.annotations.NullMarked;
