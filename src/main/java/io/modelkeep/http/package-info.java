/** What every request meets: reading, JSON settings, the {@code /ajax-api} twins, request ids. */
@NullMarked
package io.modelkeep.http;

import org.jspecify.annotations.NullMarked;
