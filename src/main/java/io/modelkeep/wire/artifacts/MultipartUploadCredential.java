package io.modelkeep.wire.artifacts;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/**
 * The permission to PUT one part.
 *
 * @param partNumber from 1
 * @param headers to send along
 */
@WireMessage
@RegisterForReflection
public record MultipartUploadCredential(String url, long partNumber, Map<String, String> headers) {}
