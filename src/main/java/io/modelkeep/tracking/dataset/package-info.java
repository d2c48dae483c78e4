/**
 * What runs read and made: datasets, and logged models as inputs and outputs. A run's view shows
 * them with the run.
 */
@NullMarked
package io.modelkeep.tracking.dataset;

import org.jspecify.annotations.NullMarked;
