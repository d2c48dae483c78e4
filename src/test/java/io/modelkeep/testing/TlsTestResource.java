package io.modelkeep.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Gives a server a key and a certificate of its own; see {@link TlsTestProfile}. */
public final class TlsTestResource implements QuarkusTestResourceLifecycleManager {
  private static final Path KEY_STORE = Path.of("target/test-tls/key-store.p12");
  private static final String PASSWORD = "not-a-secret";

  @Override
  public Map<String, String> start() {
    try {
      makeKeyStore();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return Map.of(
        "quarkus.http.test-ssl-port",
        "0",
        "quarkus.http.ssl.certificate.key-store-file",
        KEY_STORE.toString(),
        "quarkus.http.ssl.certificate.key-store-password",
        PASSWORD);
  }

  @Override
  public void stop() {}

  /** Trusts the server of this profile and nobody else. */
  public static SSLContext trusting() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance(KEY_STORE.toFile(), PASSWORD.toCharArray());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static void makeKeyStore() throws IOException, InterruptedException {
    Files.createDirectories(KEY_STORE.getParent());
    Files.deleteIfExists(KEY_STORE);
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-keystore",
                    KEY_STORE.toString(),
                    "-storepass",
                    PASSWORD,
                    "-alias",
                    "server",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=dns:localhost,ip:127.0.0.1"))
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException("There is no key store for the tests: " + said);
    }
  }
}
