/**
 * Artifacts: which store a URI means, who may change what in it, and what is in it.
 *
 * <p>Bytes stream: nothing here holds a whole artifact in memory or in a file of its own. They are
 * kept behind one small interface ({@code store}) in a folder ({@code folder}) or in a bucket
 * ({@code s3}); {@code http} has MLflow's routes to them, {@code sealing} keeps those of registered
 * versions as they were.
 */
@NullMarked
package io.modelkeep.artifacts;

import org.jspecify.annotations.NullMarked;
