package io.modelkeep.artifacts.http;

import io.modelkeep.testing.TlsTestProfile;
import io.modelkeep.testing.TlsTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpClient;
import org.junit.jupiter.api.BeforeEach;

@QuarkusTest
@TestProfile(TlsTestProfile.class)
class Http2OverTlsDownloadTest extends WrappedDownloadConformanceTest {
  @TestHTTPResource(tls = true)
  URI server;

  private HttpClient client;

  @BeforeEach
  void connect() throws Exception {
    client =
        HttpClient.newBuilder()
            .sslContext(TlsTestResource.trusting())
            .version(HttpClient.Version.HTTP_2)
            .build();
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
