/** Modelkeep: the model registry and tracking server that speaks MLflow's REST protocol. */
@NullMarked
package io.modelkeep;

import org.jspecify.annotations.NullMarked;
