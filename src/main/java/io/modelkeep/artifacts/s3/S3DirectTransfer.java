package io.modelkeep.artifacts.s3;

import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.artifacts.store.AttachmentName;
import io.modelkeep.artifacts.store.DirectTransfer;
import io.modelkeep.error.MlflowException;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Transfers by URLs that S3 itself accepts, signed with the server's credentials. */
final class S3DirectTransfer implements DirectTransfer {
  /** As long as the reference's library lets a part's URL live. */
  private static final Duration PART_VALIDITY = Duration.ofHours(1);

  private final S3Bucket bucket;
  private final S3Presigner presigner;

  S3DirectTransfer(S3Bucket bucket, S3Presigner presigner) {
    this.bucket = bucket;
    this.presigner = presigner;
  }

  @Override
  public PartedUpload createUpload(ArtifactPath path, int partCount) throws IOException {
    new S3Folders(bucket).requireNone(path);
    String uploadId = S3Multipart.beginForClients(bucket, path).uploadId();
    List<SignedRequest> parts = new ArrayList<>();
    for (int number = 1; number <= partCount; number++) {
      parts.add(part(path, uploadId, number));
    }
    return new PartedUpload(uploadId, parts);
  }

  @Override
  public void completeUpload(ArtifactPath path, String uploadId, List<SentPart> parts)
      throws IOException {
    try {
      new S3Multipart(bucket, bucket.key(path), uploadId)
          .complete(parts.stream().map(S3DirectTransfer::completed).toList());
    } catch (S3Failure e) {
      if (e.isBadRequest()) {
        throw MlflowException.invalidParameter(
            "The parts of the upload are not those that were sent.");
      }
      if (e.isMissing()) {
        throw noSuchUpload(uploadId);
      }
      throw e;
    }
  }

  @Override
  public void abortUpload(ArtifactPath path, String uploadId) throws IOException {
    try {
      S3Failure.await(new S3Multipart(bucket, bucket.key(path), uploadId).abort());
    } catch (S3Failure e) {
      if (e.isMissing()) {
        throw noSuchUpload(uploadId);
      }
      throw e;
    }
  }

  @Override
  public SignedRequest upload(ArtifactPath path, Duration validity) {
    var signed =
        presigner.presignPutObject(
            presign ->
                presign
                    .signatureDuration(validity)
                    .putObjectRequest(
                        request ->
                            request
                                .bucket(bucket.name())
                                .key(bucket.key(path))
                                .contentType(bucket.contentType(path))
                                .overrideConfiguration(
                                    override -> {
                                      bucket.settings().uploadArguments().addTo(override);
                                      addOwner(override);
                                    })));
    return signedRequest(signed.url(), signed.signedHeaders());
  }

  @Override
  public SignedRequest download(ArtifactPath path, Duration validity) {
    var signed =
        presigner.presignGetObject(
            presign ->
                presign
                    .signatureDuration(validity)
                    .getObjectRequest(
                        request ->
                            request
                                .bucket(bucket.name())
                                .key(bucket.key(path))
                                .overrideConfiguration(this::addOwner)
                                // No browser runs what a model brought along.
                                .responseContentDisposition(
                                    AttachmentName.header(path.fileName()))));
    return signedRequest(signed.url(), signed.signedHeaders());
  }

  private SignedRequest part(ArtifactPath path, String uploadId, int number) {
    var signed =
        presigner.presignUploadPart(
            presign ->
                presign
                    .signatureDuration(PART_VALIDITY)
                    .uploadPartRequest(
                        request ->
                            request
                                .bucket(bucket.name())
                                .key(bucket.key(path))
                                .uploadId(uploadId)
                                .partNumber(number)
                                .overrideConfiguration(this::addOwner)));
    return signedRequest(signed.url(), signed.signedHeaders());
  }

  private void addOwner(AwsRequestOverrideConfiguration.Builder request) {
    bucket.settings().addExpectedBucketOwner(request::putRawQueryParameter);
  }

  private static SignedRequest signedRequest(URL url, Map<String, List<String>> signedHeaders) {
    // By whatever case, as headers are; printed as the reference prints them.
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put(HttpHeaders.CONTENT_TYPE, "");
    signedHeaders.forEach((name, values) -> headers.put(name, String.join(",", values)));
    // Every client sends the host by itself.
    headers.remove(HttpHeaders.HOST);
    headers.values().removeIf(String::isEmpty);
    return new SignedRequest(url.toString(), headers);
  }

  private static CompletedPart completed(SentPart part) {
    return CompletedPart.builder().partNumber(part.number()).eTag(part.etag()).build();
  }

  private static MlflowException noSuchUpload(String uploadId) {
    return MlflowException.doesNotExist("No upload with id '%s' found".formatted(uploadId));
  }
}
