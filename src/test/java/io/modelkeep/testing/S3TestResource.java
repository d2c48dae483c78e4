package io.modelkeep.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a server its bucket; see {@link S3TestProfile}. */
public final class S3TestResource implements QuarkusTestResourceLifecycleManager {
  private @Nullable TestS3 s3;

  @Override
  public Map<String, String> start() {
    s3 = TestS3.start();
    return Map.of(
        "quarkus.s3.endpoint-override",
        s3.url().toString(),
        "quarkus.s3.aws.credentials.type",
        "static",
        "quarkus.s3.aws.credentials.static-provider.access-key-id",
        s3.accessKey(),
        "quarkus.s3.aws.credentials.static-provider.secret-access-key",
        s3.secretKey(),
        "modelkeep.artifacts-destination",
        "s3://" + s3.bucket() + "/proxied/",
        "modelkeep.artifacts-root",
        "s3://" + s3.bucket() + "/direct");
  }

  @Override
  public void stop() {
    if (s3 != null) {
      s3.close();
    }
  }
}
