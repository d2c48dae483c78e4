/**
 * Experiments and their tags.
 *
 * <p>Rules of the protocol: MLflow {@code server/handlers.py} and {@code
 * store/tracking/sqlalchemy_store.py}.
 */
@NullMarked
package io.modelkeep.tracking.experiment;

import org.jspecify.annotations.NullMarked;
