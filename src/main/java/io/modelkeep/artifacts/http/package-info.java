/**
 * MLflow's routes to artifacts: the proxy, uploads in parts, presigned URLs, downloads and lists of
 * runs, versions and logged models.
 */
@NullMarked
package io.modelkeep.artifacts.http;

import org.jspecify.annotations.NullMarked;
