/**
 * Messages of experiments, runs, metrics, datasets and logged models.
 *
 * <p>Source: MLflow {@code service.proto}.
 */
@NullMarked
package io.modelkeep.wire.tracking;

import org.jspecify.annotations.NullMarked;
