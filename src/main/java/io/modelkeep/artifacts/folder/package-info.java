/** Artifacts in a folder of this machine, written so that a half upload is never seen. */
@NullMarked
package io.modelkeep.artifacts.folder;

import org.jspecify.annotations.NullMarked;
