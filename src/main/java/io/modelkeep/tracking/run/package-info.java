/**
 * Runs: what is logged to them, and the search for them.
 *
 * <p>A run is read from a view that holds what the protocol shows in one row; writes are single
 * statements on the tables below it. Rules of the protocol: MLflow {@code server/handlers.py} and
 * {@code store/tracking/sqlalchemy_store.py}.
 */
@NullMarked
package io.modelkeep.tracking.run;

import org.jspecify.annotations.NullMarked;
