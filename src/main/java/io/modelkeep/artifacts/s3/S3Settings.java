package io.modelkeep.artifacts.s3;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;

/**
 * What the variables of MLflow and of the AWS tools say of S3, where {@code quarkus.s3.*} has no
 * word for it.
 *
 * <p>Source: MLflow {@code environment_variables.py}.
 */
@Singleton
public class S3Settings {
  private static final String EXPECTED_BUCKET_OWNER = "x-amz-expected-bucket-owner";

  private final @Nullable ChecksumAlgorithm checksum;
  private final S3UploadArguments uploadArguments;
  private final Optional<String> expectedBucketOwner;
  private final boolean trustsAnyCertificate;
  private final boolean namesBucketsByHost;

  S3Settings(
      @ConfigProperty(name = "AWS_REQUEST_CHECKSUM_CALCULATION", defaultValue = "when_supported")
          String checksums,
      @ConfigProperty(name = "MLFLOW_S3_UPLOAD_EXTRA_ARGS") Optional<String> uploadArguments,
      @ConfigProperty(name = "MLFLOW_S3_EXPECTED_BUCKET_OWNER")
          Optional<String> expectedBucketOwner,
      @ConfigProperty(name = "MLFLOW_S3_IGNORE_TLS", defaultValue = "false")
          boolean trustsAnyCertificate,
      @ConfigProperty(name = "MLFLOW_BOTO_CLIENT_ADDRESSING_STYLE", defaultValue = "auto")
          String addressingStyle) {
    this.checksum = checksums.equalsIgnoreCase("when_required") ? null : ChecksumAlgorithm.CRC32_C;
    this.uploadArguments =
        uploadArguments.map(S3UploadArguments::parse).orElse(S3UploadArguments.NONE);
    this.expectedBucketOwner = expectedBucketOwner;
    this.trustsAnyCertificate = trustsAnyCertificate;
    this.namesBucketsByHost = addressingStyle.equals("virtual");
  }

  /** Of what is sent; null for an S3 that knows none. */
  @Nullable ChecksumAlgorithm checksum() {
    return checksum;
  }

  /** Whether S3 is asked for checksums; null for an S3 that knows none. */
  @Nullable ChecksumMode checksumMode() {
    return checksum == null ? null : ChecksumMode.ENABLED;
  }

  S3UploadArguments uploadArguments() {
    return uploadArguments;
  }

  /**
   * The account that must own the bucket, as S3 itself checks it with every request. A header, or a
   * parameter of a URL that is signed: clients know of no header.
   */
  void addExpectedBucketOwner(BiConsumer<String, String> request) {
    expectedBucketOwner.ifPresent(owner -> request.accept(EXPECTED_BUCKET_OWNER, owner));
  }

  /** Whether the store's certificate is not checked. */
  boolean trustsAnyCertificate() {
    return trustsAnyCertificate;
  }

  /** Whether buckets must be part of the host name. */
  boolean namesBucketsByHost() {
    return namesBucketsByHost;
  }
}
