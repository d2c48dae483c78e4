package io.modelkeep.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/**
 * What clients and the web UI ask before they use a feature. MLflow has no message for it.
 *
 * <p>Source: MLflow {@code server/handlers.py}, {@code build_server_info_payload}.
 *
 * @param storeType {@code SqlStore}: what MLflow calls a server with a database
 * @param multipartUploadsEnabled whether large files may go to the store in parts, past the server
 * @param multipartDownloadsEnabled whether files may come from the store itself
 * @param presignedUploadRunIdSupported whether the endpoint knows the field, whatever the store
 * @param featuresEnabled by the name of the feature
 */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ServerInfo(
    String storeType,
    boolean workspacesEnabled,
    boolean traceArchivalEnabled,
    boolean multipartUploadsEnabled,
    boolean multipartDownloadsEnabled,
    boolean presignedUploadRunIdSupported,
    boolean presignedUploadModelIdSupported,
    Map<String, Boolean> featuresEnabled) {
  static ServerInfo of(TransferCapabilities transfers) {
    boolean isDirect = transfers.isDirect();
    return new ServerInfo(
        "SqlStore", false, false, isDirect, isDirect, true, true, Map.of("gateway", false));
  }
}
