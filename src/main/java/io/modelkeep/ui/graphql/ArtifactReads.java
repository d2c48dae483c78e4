package io.modelkeep.ui.graphql;

import io.modelkeep.wire.tracking.ListArtifacts;
import java.io.IOException;

/** What queries ask about the artifacts of runs. */
public interface ArtifactReads {
  ListArtifacts.Response listArtifacts(ListArtifacts request) throws IOException;
}
