/** The tracking messages. Source: MLflow {@code service.proto}. */
@NullMarked
package io.modelkeep.wire.tracking;

import org.jspecify.annotations.NullMarked;
