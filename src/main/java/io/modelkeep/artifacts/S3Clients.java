package io.modelkeep.artifacts;

import static io.quarkiverse.amazon.common.runtime.ClientUtil.DEFAULT_CLIENT_NAME;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.quarkiverse.amazon.common.runtime.AmazonClientCommonRecorder;
import io.quarkiverse.amazon.common.runtime.AmazonClientConfig;
import io.quarkiverse.amazon.s3.runtime.S3Config;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Makes what speaks to S3, with the endpoint, region and credentials of {@code quarkus.s3.*}.
 *
 * <p>Not injected: Quarkus would make it at every start, and with a pool of threads of its own.
 */
final class S3Clients {
  private static final String NAME = "s3";

  /** Each transfer holds a connection for as long as its client takes. */
  private static final int MAX_CONNECTIONS = 1_000;

  /** Of what a socket has, taken at once; Netty's own limit is 64 KiB. */
  private static final int MAX_READ_BYTES = 256 * 1024;

  private static final Duration CONNECTING_AT_MOST = Duration.ofSeconds(10);
  private static final Duration WAITING_FOR_CONNECTION_AT_MOST = Duration.ofSeconds(30);

  /** Longer than a client may be silent within its upload. */
  private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(90);

  /** To put a large object together takes a store its time. */
  private static final Duration READ_TIMEOUT = Duration.ofMinutes(5);

  private final S3Config settings;

  private S3Clients(S3Config settings) {
    this.settings = settings;
  }

  static S3Clients configured() {
    return new S3Clients(
        ConfigProvider.getConfig().unwrap(SmallRyeConfig.class).getConfigMapping(S3Config.class));
  }

  S3AsyncClient client(Vertx vertx) {
    AmazonClientConfig client = settings.clients().get(DEFAULT_CLIENT_NAME);
    S3AsyncClientBuilder builder =
        S3AsyncClient.builder().serviceConfiguration(service()).httpClientBuilder(http(vertx));
    AmazonClientCommonRecorder.initAwsClient(builder, NAME, NAME, client.aws(), client.aws());
    AmazonClientCommonRecorder.initSdkClientEndpoint(
        builder, NAME, NAME, client.sdk(), client.sdk());
    return builder
        .dualstackEnabled(settings.dualstack())
        .asyncConfiguration(
            async ->
                // Answers are handed on by the thread they came on: the workers may all be waiting
                // for one.
                async.advancedOption(
                    SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run))
        .build();
  }

  S3Presigner presigner() {
    AmazonClientConfig client = settings.clients().get(DEFAULT_CLIENT_NAME);
    S3Presigner.Builder builder = S3Presigner.builder().serviceConfiguration(service());
    AmazonClientCommonRecorder.initAwsPresigner(builder, NAME, NAME, client.aws(), client.aws());
    AmazonClientCommonRecorder.initSdkPresigner(builder, NAME, NAME, client.sdk(), client.sdk());
    return builder.dualstackEnabled(settings.dualstack()).build();
  }

  private S3Configuration service() {
    return S3Configuration.builder()
        .accelerateModeEnabled(settings.accelerateMode())
        .checksumValidationEnabled(settings.checksumValidation())
        .chunkedEncodingEnabled(settings.chunkedEncoding())
        .pathStyleAccessEnabled(settings.pathStyleAccess())
        .build();
  }

  private static SdkAsyncHttpClient.Builder<?> http(Vertx vertx) {
    return NettyNioAsyncHttpClient.builder()
        // The server's own threads: bytes go from one connection to the other.
        .eventLoopGroup(SdkEventLoopGroup.create(vertx.nettyEventLoopGroup()))
        .maxConcurrency(MAX_CONNECTIONS)
        .connectionTimeout(CONNECTING_AT_MOST)
        .connectionAcquisitionTimeout(WAITING_FOR_CONNECTION_AT_MOST)
        .writeTimeout(WRITE_TIMEOUT)
        .readTimeout(READ_TIMEOUT)
        .putChannelOption(
            ChannelOption.RCVBUF_ALLOCATOR,
            new AdaptiveRecvByteBufAllocator(1024, 16 * 1024, MAX_READ_BYTES))
        .tcpKeepAlive(true);
  }
}
