package io.modelkeep.tracking.gc;

import java.io.IOException;

/** Deletes the bytes of what is collected; the artifact stores do. */
public interface GarbageArtifacts {
  /**
   * Deletes all artifacts below a URI; none is fine.
   *
   * @throws io.modelkeep.error.MlflowException {@code INVALID_PARAMETER_VALUE} if they are not
   *     served by this server, {@code RESOURCE_CONFLICT} if they are sealed
   */
  void deleteAll(String artifactUri) throws IOException;
}
