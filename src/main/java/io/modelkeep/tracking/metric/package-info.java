/**
 * Metrics: the points that runs log, their history, and the latest of each.
 *
 * <p>Rules of the protocol: MLflow {@code server/handlers.py} and {@code
 * store/tracking/sqlalchemy_store.py}.
 */
@NullMarked
package io.modelkeep.tracking.metric;

import org.jspecify.annotations.NullMarked;
