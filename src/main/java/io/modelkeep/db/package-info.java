/** What every feature's persistence shares: the clock, JSON columns, database errors. */
@NullMarked
package io.modelkeep.db;

import org.jspecify.annotations.NullMarked;
