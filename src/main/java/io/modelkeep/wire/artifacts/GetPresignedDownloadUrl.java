package io.modelkeep.wire.artifacts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/** Asks for a URL of the store itself; the path stands in the URL of the call. */
@WireMessage
@RegisterForReflection
public record GetPresignedDownloadUrl() {
  /**
   * @param headers to send along; printed even if there are none, as the reference prints this
   *     answer by hand
   * @param fileSize in bytes
   */
  @WireMessage
  @RegisterForReflection
  public record Response(
      String url,
      @JsonInclude(JsonInclude.Include.ALWAYS) Map<String, String> headers,
      long fileSize) {}
}
