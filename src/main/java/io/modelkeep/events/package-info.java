/** What happened, as records: every mutation leaves one, in its own transaction. */
@NullMarked
package io.modelkeep.events;

import org.jspecify.annotations.NullMarked;
