/** MLflow's web interface: its files, and the calls that nobody but it makes. */
@NullMarked
package io.modelkeep.ui;

import org.jspecify.annotations.NullMarked;
