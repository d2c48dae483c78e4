package io.modelkeep.tracking.gc;

import java.util.Collection;
import java.util.Map;

/** Tells which runs and logged models registered versions need; the registry knows. */
public interface RegisteredVersions {
  /**
   * Those of the runs and logged models that a version was made from or has its files in.
   *
   * @param publicIds of runs and of logged models
   * @return the public ids of those that are needed, each with a version, {@code name/number}
   */
  Map<String, String> needing(Collection<String> publicIds);
}
