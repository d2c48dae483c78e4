package io.modelkeep.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelkeep.error.MlflowException;
import io.modelkeep.wire.RequestReader;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads any call of MLflow's JSON protocol, whatever its content type says, so that what is wrong
 * with it is answered in MLflow's words.
 *
 * <p>Source: MLflow {@code server/handlers.py}, {@code _get_request_message}, and {@code
 * server/validation.py}. DELETE takes query parameters too where it has no body: the Databricks SDK
 * sends them so.
 */
@Provider
@Consumes(MediaType.WILDCARD)
public class WireRequestBodyReader implements ServerMessageBodyReader<WireRequest> {
  /** The largest JSON body, in bytes; the largest dataset profile MLflow takes fits twice. */
  static final int MAX_BODY_BYTES = 32 * 1024 * 1024;

  private static final Set<String> METHODS_THAT_NEED_A_CONTENT_TYPE = Set.of("POST", "PUT");

  private final JsonMapper treeReader = WireJson.treeReader();
  private final RequestReader reader;
  private final Request request;
  private final UriInfo uri;
  private final HttpHeaders headers;

  /**
   * @param request a proxy of the current request, as are {@code uri} and {@code headers}
   */
  WireRequestBodyReader(RequestReader reader, Request request, UriInfo uri, HttpHeaders headers) {
    this.reader = reader;
    this.request = request;
    this.uri = uri;
    this.headers = headers;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, ResteasyReactiveResourceInfo resource, MediaType mediaType) {
    return type == WireRequest.class;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == WireRequest.class;
  }

  @Override
  public WireRequest readFrom(
      Class<WireRequest> type, Type genericType, MediaType mediaType, ServerRequestContext context)
      throws IOException {
    return read(context);
  }

  @Override
  public WireRequest readFrom(
      Class<WireRequest> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body) {
    throw new IllegalStateException("A call is read with its query parameters, on the server only");
  }

  private WireRequest read(ServerRequestContext context) throws IOException {
    String method = request.getMethod();
    MultivaluedMap<String, String> query = uri.getQueryParameters();
    if (method.equals("GET") && !query.isEmpty()) {
      return new WireRequest(reader, treeReader.createObjectNode(), query, true);
    }
    checkContentType(method, headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
    ObjectNode body = parse(readLimited(context.getInputStream()));
    boolean queryWins = method.equals("DELETE") && body.isEmpty() && !query.isEmpty();
    return new WireRequest(reader, body, query, queryWins);
  }

  private static void checkContentType(String method, @Nullable String contentType) {
    if (!METHODS_THAT_NEED_A_CONTENT_TYPE.contains(method)) {
      return;
    }
    if (contentType == null) {
      throw MlflowException.invalidParameter("Bad Request. Content-Type header is missing.");
    }
    if (!contentType.split(";", 2)[0].equals(MediaType.APPLICATION_JSON)) {
      throw MlflowException.invalidParameter(
          "Bad Request. Content-Type must be one of ['application/json'].");
    }
  }

  private static byte[] readLimited(InputStream body) {
    byte[] bytes;
    try {
      bytes = body.readNBytes(MAX_BODY_BYTES + 1);
    } catch (IOException brokenOff) {
      // The caller's doing: it hung up, or sent chunks that are none.
      throw MlflowException.badRequest("The request body ended before it was complete.");
    }
    if (bytes.length > MAX_BODY_BYTES) {
      throw MlflowException.invalidParameter(
          "The request body exceeds the limit of %d bytes.".formatted(MAX_BODY_BYTES));
    }
    return bytes;
  }

  private ObjectNode parse(byte[] body) throws IOException {
    @Nullable JsonNode parsed = parseOrNull(body);
    // Old clients post their JSON encoded twice.
    if (parsed != null && parsed.isTextual()) {
      parsed = parseOrNull(parsed.textValue().getBytes(StandardCharsets.UTF_8));
    }
    if (parsed == null || parsed.isNull() || parsed.isMissingNode()) {
      return treeReader.createObjectNode();
    }
    if (parsed instanceof ObjectNode object) {
      return object;
    }
    throw MlflowException.invalidParameter("The request body must be a JSON object.");
  }

  /** What is not JSON counts as no body: MLflow's server takes it so. */
  private @Nullable JsonNode parseOrNull(byte[] body) throws IOException {
    try {
      return treeReader.readTree(body);
    } catch (StreamConstraintsException tooLarge) {
      throw MlflowException.badRequest(
          "The request body is nested too deeply, or holds too long a text or number.");
    } catch (JacksonException notJson) {
      return null;
    }
  }
}
