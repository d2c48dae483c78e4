package io.modelkeep.ui.graphql;

import graphql.execution.preparsed.PreparsedDocumentEntry;
import java.util.Optional;

/**
 * A query that was parsed and checked, and has not run.
 *
 * @param entry the document, or what is wrong with it
 * @param excess what it asks for too much of, in MLflow's words; such a query must not run
 * @param asksForTheSchema whether a field of it is about the schema and not about data
 */
record ReadQuery(PreparsedDocumentEntry entry, Optional<String> excess, boolean asksForTheSchema) {}
