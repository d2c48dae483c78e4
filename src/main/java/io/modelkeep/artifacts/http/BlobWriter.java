package io.modelkeep.artifacts.http;

import io.modelkeep.artifacts.store.Blob;
import io.modelkeep.error.MlflowException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends a {@link Blob} without holding a thread while it does, and gives it up when the client goes
 * away: a slow or vanished client costs one open file and one buffer.
 */
@Provider
public class BlobWriter implements ServerMessageBodyWriter<Blob> {
  private static final Logger LOG = Logger.getLogger(BlobWriter.class);

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
    return Blob.class.isAssignableFrom(type);
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return Blob.class.isAssignableFrom(type);
  }

  @Override
  public void writeResponse(Blob blob, Type genericType, ServerRequestContext context) {
    ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context;
    RoutingContext exchange = request.unwrap(RoutingContext.class);
    HttpServerResponse response = exchange.response();
    response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(blob.range().length()));
    request.suspend();
    send(blob, exchange.request())
        .onComplete(
            sent -> {
              if (sent.succeeded()) {
                request.resume();
              } else if (sent.cause() instanceof ContentCheck.MismatchException mismatch
                  && !response.headWritten()) {
                request.resume(MlflowException.conflict(mismatch.getMessage()));
              } else {
                // Half of it is out already: only a broken connection tells the client.
                LOG.debugf("Download of %s broke off: %s", exchange.request().path(), sent.cause());
                response.reset();
                request.resume();
              }
            });
  }

  private static Future<Void> send(Blob blob, HttpServerRequest request) {
    return blob.file()
        .filter(file -> FileTransfer.isPossible(request))
        .map(file -> FileTransfer.send(file, blob.range(), check(blob), request))
        .map(sent -> sent.onComplete(over -> blob.close()))
        .orElseGet(() -> blob.sendTo(request.response()));
  }

  private static @Nullable ContentCheck check(Blob blob) {
    return blob instanceof VerifiedBlob verified ? verified.check() : null;
  }

  @Override
  public void writeTo(
      Blob blob,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream body) {
    throw new IllegalStateException("A download is written to its connection, on the server only");
  }
}
