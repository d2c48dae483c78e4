package io.modelkeep.artifacts;

import io.modelkeep.config.ModelkeepConfig;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * The way to S3, made when the first bucket is named: a server without one pays nothing for it, and
 * needs no settings of AWS. Endpoint, region and credentials are those of {@code quarkus.s3.*}.
 */
@Singleton
public class S3Connection implements S3Stores {
  /** Each transfer holds a connection for as long as its client takes. */
  private static final int MAX_CONNECTIONS = 1_000;

  private static final Duration CONNECTING_AT_MOST = Duration.ofSeconds(10);
  private static final Duration WAITING_FOR_CONNECTION_AT_MOST = Duration.ofSeconds(30);

  /** Longer than a client may be silent within its upload. */
  private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(90);

  /** To put a large object together takes a store its time. */
  private static final Duration READ_TIMEOUT = Duration.ofMinutes(5);

  private final Instance<S3AsyncClientBuilder> builders;
  private final Instance<S3Presigner> presigners;
  private final Vertx vertx;
  private final boolean letsClientsIn;
  private @Nullable S3AsyncClient client;
  private @Nullable UploadMemory memory;

  S3Connection(
      Instance<S3AsyncClientBuilder> builders,
      Instance<S3Presigner> presigners,
      Vertx vertx,
      ModelkeepConfig config) {
    this.builders = builders;
    this.presigners = presigners;
    this.vertx = vertx;
    this.letsClientsIn = config.artifactsPresigned();
  }

  @Override
  public BlobStore open(S3Location location) {
    if (client == null || memory == null) {
      client = newClient();
      memory = UploadMemory.ofHeap();
    }
    S3Bucket bucket = new S3Bucket(client, location);
    DirectTransfer direct = letsClientsIn ? new S3DirectTransfer(bucket, presigners.get()) : null;
    return new S3BlobStore(bucket, memory, vertx, direct);
  }

  @PreDestroy
  void close() {
    if (client != null) {
      client.close();
    }
  }

  private S3AsyncClient newClient() {
    return builders
        .get()
        .httpClientBuilder(
            NettyNioAsyncHttpClient.builder()
                // The server's own threads: bytes go from one connection to the other.
                .eventLoopGroup(SdkEventLoopGroup.create(vertx.nettyEventLoopGroup()))
                .maxConcurrency(MAX_CONNECTIONS)
                .connectionTimeout(CONNECTING_AT_MOST)
                .connectionAcquisitionTimeout(WAITING_FOR_CONNECTION_AT_MOST)
                .writeTimeout(WRITE_TIMEOUT)
                .readTimeout(READ_TIMEOUT)
                .tcpKeepAlive(true))
        .asyncConfiguration(
            async ->
                // Answers are handed on by the thread they came on: the workers may all be waiting
                // for one.
                async.advancedOption(
                    SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run))
        .build();
  }
}
