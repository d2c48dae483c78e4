/** MLflow's error vocabulary and the only place where failures become HTTP answers. */
@NullMarked
package io.modelkeep.error;

import org.jspecify.annotations.NullMarked;
