/**
 * What a store of artifacts does, in the words that every store and every route shares: paths that
 * cannot leave their root, blobs, listings, direct transfers.
 */
@NullMarked
package io.modelkeep.artifacts.store;

import org.jspecify.annotations.NullMarked;
