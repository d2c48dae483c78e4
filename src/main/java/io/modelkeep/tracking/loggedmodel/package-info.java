/**
 * Logged models: what a run logged as a model, registered or not.
 *
 * <p>Reads go to a view that holds what the protocol shows in one row; writes lock the model's row
 * first, so that changes of one model take turns. Rules of the protocol: MLflow {@code
 * store/tracking/sqlalchemy_store.py}.
 */
@NullMarked
package io.modelkeep.tracking.loggedmodel;

import org.jspecify.annotations.NullMarked;
