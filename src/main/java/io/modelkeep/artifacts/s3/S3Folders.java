package io.modelkeep.artifacts.s3;

import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.artifacts.store.BlobEntry;
import io.modelkeep.artifacts.store.BlobErrors;
import io.modelkeep.artifacts.store.BlobStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Folders of a bucket, which are nothing but what keys begin with. */
final class S3Folders {
  private final S3Bucket bucket;

  S3Folders(S3Bucket bucket) {
    this.bucket = bucket;
  }

  boolean exists(ArtifactPath folder) throws IOException {
    return folder.isRoot() || !page(request(folder).maxKeys(1).build()).contents().isEmpty();
  }

  /** Refuses a path that cannot be a file's because it is a folder's. */
  void requireNone(ArtifactPath path) throws IOException {
    if (exists(path)) {
      throw BlobErrors.isFolder(path);
    }
  }

  /** As {@link BlobStore#list}. */
  List<BlobEntry> list(ArtifactPath folder) throws IOException {
    String prefix = bucket.location().folderPrefix(folder);
    ListObjectsV2Request request = request(folder).delimiter("/").build();
    List<BlobEntry> entries = new ArrayList<>();
    while (true) {
      ListObjectsV2Response page = page(request);
      for (CommonPrefix below : page.commonPrefixes()) {
        String name = below.prefix().substring(prefix.length());
        add(entries, BlobEntry.folder(name.substring(0, name.length() - 1)));
      }
      for (S3Object object : page.contents()) {
        add(entries, new BlobEntry(object.key().substring(prefix.length()), object.size()));
      }
      if (!page.isTruncated()) {
        // Not as the store orders them: there, a folder's name ends in a slash.
        entries.sort(BlobEntry.BY_NAME_AS_UTF8);
        return entries;
      }
      request = request.toBuilder().continuationToken(page.nextContinuationToken()).build();
    }
  }

  /** Deletes what is in the folder, and an object of its name. */
  void delete(ArtifactPath path) throws IOException {
    delete(List.of(identifier(bucket.key(path))));
    ListObjectsV2Request request = request(path).build();
    while (true) {
      // A page has as many keys as one call may delete.
      ListObjectsV2Response page = page(request);
      delete(page.contents().stream().map(object -> identifier(object.key())).toList());
      if (!page.isTruncated()) {
        return;
      }
      request = request.toBuilder().continuationToken(page.nextContinuationToken()).build();
    }
  }

  private void delete(List<ObjectIdentifier> keys) throws IOException {
    if (keys.isEmpty()) {
      return;
    }
    DeleteObjectsResponse response =
        S3Failure.await(
            bucket
                .client()
                .deleteObjects(
                    request ->
                        request
                            .bucket(bucket.name())
                            .delete(batch -> batch.objects(keys).quiet(true))));
    for (S3Error error : response.errors()) {
      throw new IOException("S3 did not delete %s: %s".formatted(error.key(), error.message()));
    }
  }

  private ListObjectsV2Request.Builder request(ArtifactPath folder) {
    return ListObjectsV2Request.builder()
        .bucket(bucket.name())
        .prefix(bucket.location().folderPrefix(folder));
  }

  private ListObjectsV2Response page(ListObjectsV2Request request) throws IOException {
    return S3Failure.await(bucket.client().listObjectsV2(request));
  }

  /** Leaves out what stands for a folder itself: consoles make such objects. */
  private static void add(List<BlobEntry> entries, BlobEntry entry) {
    if (!entry.name().isEmpty()) {
      entries.add(entry);
    }
  }

  private static ObjectIdentifier identifier(String key) {
    return ObjectIdentifier.builder().key(key).build();
  }
}
