/** What tests of all packages share. */
@NullMarked
package io.modelkeep.testing;

import org.jspecify.annotations.NullMarked;
