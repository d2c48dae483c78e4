/**
 * What runs read and made: datasets, and logged models as inputs and outputs.
 *
 * <p>A run shows its inputs and outputs itself, from columns of its view; {@link
 * io.modelkeep.tracking.dataset.InputColumns} reads them.
 */
@NullMarked
package io.modelkeep.tracking.dataset;

import org.jspecify.annotations.NullMarked;
