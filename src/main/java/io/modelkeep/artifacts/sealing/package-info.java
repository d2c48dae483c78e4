/**
 * Sealing: records what the files of a registered version are and sees to it that they stay so.
 *
 * <p>From the moment of its registration nobody writes or deletes below a sealed version's files
 * through this server. Their manifest is made in the background; what is downloaded is held against
 * it, and so is everything when somebody asks for it.
 */
@NullMarked
package io.modelkeep.artifacts.sealing;

import org.jspecify.annotations.NullMarked;
