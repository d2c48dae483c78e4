package io.modelkeep.artifacts.http;

import io.modelkeep.testing.TlsTestProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpClient;

@QuarkusTest
@TestProfile(TlsTestProfile.class)
class Http2OverTlsDownloadTest extends OverTlsDownloadConformanceTest {
  @Override
  protected HttpClient.Version version() {
    return HttpClient.Version.HTTP_2;
  }
}
