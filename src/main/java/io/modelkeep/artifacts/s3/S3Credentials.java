package io.modelkeep.artifacts.s3;

import io.modelkeep.error.ErrorCode;
import io.modelkeep.error.MlflowException;
import io.quarkiverse.amazon.common.runtime.AwsConfig;
import org.jboss.logging.Logger;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.utils.IoUtils;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The server's own credentials, for its calls and for the URLs it signs. Those of a session are
 * renewed before it ends, for all of them at once.
 */
final class S3Credentials implements AwsCredentialsProvider, SdkAutoCloseable {
  private static final Logger LOG = Logger.getLogger(S3Credentials.class);

  private final AwsCredentialsProvider source;

  private S3Credentials(AwsCredentialsProvider source) {
    this.source = source;
  }

  /** Of the source that the settings name, else of the first that has some, as AWS orders them. */
  static S3Credentials configured(AwsConfig settings, String prefix) {
    return new S3Credentials(
        settings
            .credentials()
            .map(credentials -> credentials.type().create(credentials, prefix))
            .orElseGet(() -> DefaultCredentialsProvider.builder().build()));
  }

  /**
   * @throws MlflowException {@code TEMPORARILY_UNAVAILABLE} if no source gives any: a role that is
   *     refused may be granted again
   */
  @Override
  public AwsCredentials resolveCredentials() {
    try {
      return source.resolveCredentials();
    } catch (SdkException e) {
      LOG.errorf("There are no credentials for S3: %s", e.getMessage());
      throw new MlflowException(
          ErrorCode.TEMPORARILY_UNAVAILABLE,
          "The server gets no credentials for the artifact store at the moment. Please try again.");
    }
  }

  @Override
  public void close() {
    IoUtils.closeIfCloseable(source, null);
  }
}
