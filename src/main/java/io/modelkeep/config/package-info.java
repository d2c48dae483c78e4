/** What an operator can set, and how a setting that cannot work stops the start. */
@NullMarked
package io.modelkeep.config;

import org.jspecify.annotations.NullMarked;
