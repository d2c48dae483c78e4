package io.modelkeep.artifacts.store;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What lets clients send and fetch bytes without this server in between: URLs that carry a
 * permission for one file and a short time.
 *
 * <p>Source: MLflow {@code store/artifact/s3_artifact_repo.py}.
 */
public interface DirectTransfer {
  /** How many parts an upload may have, which is what S3 takes. */
  int MAX_PARTS = 10_000;

  /**
   * A request the client may make as it is.
   *
   * @param headers what it must send along, because it is part of the signature
   */
  record SignedRequest(String url, Map<String, String> headers) {}

  /**
   * An upload in parts that was begun.
   *
   * @param parts where to PUT each part, the first one first
   */
  record PartedUpload(String uploadId, List<SignedRequest> parts) {}

  /** A part that was sent; the tag is what the store answered. */
  record SentPart(int number, @Nullable String etag) {}

  /**
   * Begins an upload in parts.
   *
   * @throws io.modelkeep.error.MlflowException {@code INVALID_PARAMETER_VALUE} if the path is a
   *     folder's
   */
  PartedUpload createUpload(ArtifactPath path, int partCount) throws IOException;

  /**
   * Makes the sent parts the file.
   *
   * @throws io.modelkeep.error.MlflowException {@code RESOURCE_DOES_NOT_EXIST} if there is no such
   *     upload, {@code INVALID_PARAMETER_VALUE} if the parts are not those that were sent
   */
  void completeUpload(ArtifactPath path, String uploadId, List<SentPart> parts) throws IOException;

  /**
   * Gives an upload up, with all that was sent.
   *
   * @throws io.modelkeep.error.MlflowException {@code RESOURCE_DOES_NOT_EXIST} if there is no such
   *     upload
   */
  void abortUpload(ArtifactPath path, String uploadId) throws IOException;

  /** A PUT of the whole file. */
  SignedRequest upload(ArtifactPath path, Duration validity);

  /** A GET of the file, ranges included. */
  SignedRequest download(ArtifactPath path, Duration validity);
}
