/**
 * Garbage collection: deletes for good what was deleted long ago, bytes and rows, but nothing that
 * a registered version needs.
 *
 * <p>Each thing goes in three steps, and a collection that was killed in between is finished by the
 * next one: it is marked, its artifacts are deleted, its rows are deleted.
 */
@NullMarked
package io.modelkeep.tracking.gc;

import org.jspecify.annotations.NullMarked;
