/** The few queries that MLflow's web interface asks in GraphQL. */
@NullMarked
package io.modelkeep.ui.graphql;

import org.jspecify.annotations.NullMarked;
