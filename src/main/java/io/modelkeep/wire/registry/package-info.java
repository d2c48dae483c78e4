/** The registry's messages. Source: MLflow {@code model_registry.proto}. */
@NullMarked
package io.modelkeep.wire.registry;

import org.jspecify.annotations.NullMarked;
