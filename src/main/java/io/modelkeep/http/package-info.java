/** What all resources share: reading requests, the server's own routes, checks at start. */
@NullMarked
package io.modelkeep.http;

import org.jspecify.annotations.NullMarked;
