/** PostgreSQL: the embedded server, the check at start, and what all entities share. */
@NullMarked
package io.modelkeep.db;

import org.jspecify.annotations.NullMarked;
