package io.modelkeep.artifacts.http;

import io.modelkeep.testing.TlsTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpClient;
import org.junit.jupiter.api.BeforeEach;

/** Downloads that are encrypted on their way. */
abstract class OverTlsDownloadConformanceTest extends WrappedDownloadConformanceTest {
  @TestHTTPResource(tls = true)
  URI server;

  private HttpClient client;

  protected abstract HttpClient.Version version();

  @BeforeEach
  void connect() throws Exception {
    client =
        HttpClient.newBuilder().sslContext(TlsTestResource.trusting()).version(version()).build();
  }

  @Override
  protected HttpClient client() {
    return client;
  }

  @Override
  protected URI server() {
    return server;
  }
}
