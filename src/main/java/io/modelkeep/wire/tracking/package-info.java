/** Messages of experiments, runs, metrics, datasets and logged models. */
@NullMarked
package io.modelkeep.wire.tracking;

import org.jspecify.annotations.NullMarked;
