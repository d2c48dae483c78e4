package io.modelkeep.artifacts.s3;

import static io.quarkiverse.amazon.common.runtime.ClientUtil.DEFAULT_CLIENT_NAME;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.quarkiverse.amazon.common.runtime.AmazonClientCommonRecorder;
import io.quarkiverse.amazon.common.runtime.AmazonClientConfig;
import io.quarkiverse.amazon.s3.runtime.S3Config;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.regions.Region;
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
  private static final Logger LOG = Logger.getLogger(S3Clients.class);
  private static final String NAME = "s3";
  private static final String PREFIX = "quarkus." + NAME;

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
  private final S3Settings more;
  private final S3Credentials credentials;

  private S3Clients(S3Config settings, S3Settings more) {
    this.settings = settings;
    this.more = more;
    this.credentials =
        S3Credentials.configured(settings.clients().get(DEFAULT_CLIENT_NAME).aws(), PREFIX);
  }

  static S3Clients configured(S3Settings settings) {
    return new S3Clients(
        ConfigProvider.getConfig().unwrap(SmallRyeConfig.class).getConfigMapping(S3Config.class),
        settings);
  }

  S3AsyncClient client(Vertx vertx) {
    AmazonClientConfig client = settings.clients().get(DEFAULT_CLIENT_NAME);
    S3AsyncClientBuilder builder =
        S3AsyncClient.builder().serviceConfiguration(service()).httpClientBuilder(http(vertx));
    AmazonClientCommonRecorder.initAwsClient(builder, NAME, NAME, client.aws(), client.aws());
    AmazonClientCommonRecorder.initSdkClientEndpoint(
        builder, NAME, NAME, client.sdk(), client.sdk());
    return builder
        .credentialsProvider(credentials)
        .dualstackEnabled(settings.dualstack())
        .region(region())
        .overrideConfiguration(override -> more.addExpectedBucketOwner(override::putHeader))
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
    return builder
        .credentialsProvider(credentials)
        .dualstackEnabled(settings.dualstack())
        .region(region())
        .build();
  }

  /** Asked of the profile and not of the instance: who runs elsewhere would wait for an answer. */
  private Region region() {
    return settings
        .clients()
        .get(DEFAULT_CLIENT_NAME)
        .aws()
        .region()
        .or(S3Clients::regionOfProfile)
        .orElse(Region.US_EAST_1);
  }

  private static Optional<Region> regionOfProfile() {
    return ProfileFile.defaultProfileFile()
        .profile(ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow())
        .flatMap(profile -> profile.property(ProfileProperty.REGION))
        .map(Region::of);
  }

  private S3Configuration service() {
    return S3Configuration.builder()
        .accelerateModeEnabled(settings.accelerateMode())
        .checksumValidationEnabled(settings.checksumValidation())
        .chunkedEncodingEnabled(settings.chunkedEncoding())
        .pathStyleAccessEnabled(settings.pathStyleAccess() && !more.namesBucketsByHost())
        .build();
  }

  private SdkAsyncHttpClient.Builder<?> http(Vertx vertx) {
    NettyNioAsyncHttpClient.Builder http = NettyNioAsyncHttpClient.builder();
    if (more.trustsAnyCertificate()) {
      LOG.warn("MLFLOW_S3_IGNORE_TLS: whoever answers for S3 is trusted");
      http.tlsTrustManagersProvider(InsecureTrustManagerFactory.INSTANCE::getTrustManagers);
    }
    return http
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
