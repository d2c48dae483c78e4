/** URIs as MLflow reads them, and which of them the server may be made to follow. */
@NullMarked
package io.modelkeep.uri;

import org.jspecify.annotations.NullMarked;
