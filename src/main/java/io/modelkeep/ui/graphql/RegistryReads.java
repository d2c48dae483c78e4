package io.modelkeep.ui.graphql;

import io.modelkeep.wire.registry.SearchModelVersions;

/** What queries ask about model versions. */
public interface RegistryReads {
  SearchModelVersions.Response searchVersions(SearchModelVersions request);
}
