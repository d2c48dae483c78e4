/**
 * Artifacts: the bytes of models and runs, kept on a folder or in a bucket behind one small
 * interface, and MLflow's artifact proxy in front of it.
 *
 * <p>Bytes stream: nothing here holds a whole artifact in memory or in a file of its own.
 */
@NullMarked
package io.modelkeep.artifacts;

import org.jspecify.annotations.NullMarked;
