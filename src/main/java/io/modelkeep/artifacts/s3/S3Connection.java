package io.modelkeep.artifacts.s3;

import io.modelkeep.artifacts.store.BlobStore;
import io.modelkeep.artifacts.store.DirectTransfer;
import io.modelkeep.config.ModelkeepConfig;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * The way to S3, made when the first bucket is named: a server without one pays nothing for it, and
 * needs no settings of AWS.
 */
@Singleton
public class S3Connection implements S3Stores {
  private final Vertx vertx;
  private final boolean letsClientsIn;
  private final S3Settings settings;
  private @Nullable S3AsyncClient client;
  private @Nullable S3Presigner presigner;
  private @Nullable UploadMemory memory;

  S3Connection(Vertx vertx, ModelkeepConfig config, S3Settings settings) {
    this.vertx = vertx;
    this.letsClientsIn = config.artifactsPresigned();
    this.settings = settings;
  }

  @Override
  public BlobStore open(S3Location location) {
    if (client == null || presigner == null || memory == null) {
      S3Clients clients = S3Clients.configured(settings);
      client = clients.client(vertx);
      presigner = clients.presigner();
      memory = UploadMemory.ofHeap();
    }
    S3Bucket bucket = new S3Bucket(client, location, settings);
    DirectTransfer direct = letsClientsIn ? new S3DirectTransfer(bucket, presigner) : null;
    return new S3BlobStore(bucket, memory, vertx, direct);
  }

  @PreDestroy
  void close() {
    if (client != null && presigner != null) {
      client.close();
      presigner.close();
    }
  }
}
