/**
 * Registered models, their versions, stages, aliases and tags.
 *
 * <p>Reads go to views that hold what the protocol shows in one row; writes are single statements
 * on the tables below them. Rules of the protocol: MLflow {@code store/model_registry}.
 */
@NullMarked
package io.modelkeep.registry;

import org.jspecify.annotations.NullMarked;
