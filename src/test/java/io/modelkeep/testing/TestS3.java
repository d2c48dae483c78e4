package io.modelkeep.testing;

import java.net.URI;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** A new, empty bucket on the S3 of the test run, and clients that reach it. */
public final class TestS3 implements AutoCloseable {
  private final TestS3Server server;
  private final String bucket = "modelkeep-test-" + UUID.randomUUID();
  private final S3AsyncClient client;
  private final S3Presigner presigner;

  private TestS3(TestS3Server server) {
    this.server = server;
    this.client = clientAt(server.url());
    this.presigner =
        S3Presigner.builder()
            .endpointOverride(server.url())
            .credentialsProvider(credentials())
            .region(Region.US_EAST_1)
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .build();
  }

  public static TestS3 start() {
    TestS3 s3 = new TestS3(TestS3Server.ofThisRun());
    s3.client.createBucket(request -> request.bucket(s3.bucket)).join();
    return s3;
  }

  public URI url() {
    return server.url();
  }

  public String accessKey() {
    return server.accessKey();
  }

  public String secretKey() {
    return server.secretKey();
  }

  public String bucket() {
    return bucket;
  }

  public S3AsyncClient client() {
    return client;
  }

  /** Another client, for a way to this S3 that is not the direct one. */
  public S3AsyncClient clientAt(URI url) {
    return S3AsyncClient.builder()
        .endpointOverride(url)
        .credentialsProvider(credentials())
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .build();
  }

  private AwsCredentialsProvider credentials() {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(server.accessKey(), server.secretKey()));
  }

  public S3Presigner presigner() {
    return presigner;
  }

  @Override
  public void close() {
    client.close();
    presigner.close();
  }
}
