package io.modelkeep.artifacts.s3;

import io.modelkeep.artifacts.store.ArtifactPath;
import java.io.IOException;
import java.time.Instant;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/**
 * Aborts uploads that nobody finishes: their parts cost space, and no listing shows them. Those of
 * servers that were killed, and of clients that sent parts themselves and vanished.
 */
final class S3Sweep {
  private static final Logger LOG = Logger.getLogger(S3Sweep.class);

  private final S3Bucket bucket;

  S3Sweep(S3Bucket bucket) {
    this.bucket = bucket;
  }

  void abortIdle(Instant idleSince) throws IOException {
    ListMultipartUploadsRequest request =
        ListMultipartUploadsRequest.builder()
            .bucket(bucket.name())
            .prefix(bucket.location().folderPrefix(ArtifactPath.ROOT))
            .build();
    while (true) {
      ListMultipartUploadsResponse page =
          S3Failure.await(bucket.client().listMultipartUploads(request));
      for (MultipartUpload upload : page.uploads()) {
        if (isIdle(upload, idleSince)) {
          abort(upload);
        }
      }
      if (!page.isTruncated()) {
        return;
      }
      request =
          request.toBuilder()
              .keyMarker(page.nextKeyMarker())
              .uploadIdMarker(page.nextUploadIdMarker())
              .build();
    }
  }

  /** Whether neither its beginning nor any of its parts is younger. */
  private boolean isIdle(MultipartUpload upload, Instant idleSince) throws IOException {
    if (!upload.initiated().isBefore(idleSince)) {
      return false;
    }
    ListPartsRequest request =
        ListPartsRequest.builder()
            .bucket(bucket.name())
            .key(upload.key())
            .uploadId(upload.uploadId())
            .build();
    try {
      while (true) {
        ListPartsResponse page = S3Failure.await(bucket.client().listParts(request));
        if (page.parts().stream().anyMatch(part -> !part.lastModified().isBefore(idleSince))) {
          return false;
        }
        if (!page.isTruncated()) {
          return true;
        }
        request = request.toBuilder().partNumberMarker(page.nextPartNumberMarker()).build();
      }
    } catch (S3Failure e) {
      if (e.isMissing()) {
        return false; // Somebody finished it meanwhile.
      }
      throw e;
    }
  }

  private void abort(MultipartUpload upload) throws IOException {
    try {
      S3Failure.await(
          bucket
              .client()
              .abortMultipartUpload(
                  request ->
                      request.bucket(bucket.name()).key(upload.key()).uploadId(upload.uploadId())));
      LOG.infof("Aborted the upload of %s that was begun at %s", upload.key(), upload.initiated());
    } catch (S3Failure e) {
      if (!e.isMissing()) {
        throw e;
      }
    }
  }
}
