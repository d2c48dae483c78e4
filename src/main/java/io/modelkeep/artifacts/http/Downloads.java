package io.modelkeep.artifacts.http;

import io.modelkeep.artifacts.ArtifactLocation;
import io.modelkeep.artifacts.ContentDigests;
import io.modelkeep.artifacts.SealedContents;
import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.artifacts.store.AttachmentName;
import io.modelkeep.artifacts.store.Blob;
import io.modelkeep.artifacts.store.BlobInfo;
import io.modelkeep.artifacts.store.BlobStore;
import io.modelkeep.artifacts.store.ContentTypes;
import io.modelkeep.artifacts.store.Crc32c;
import io.modelkeep.error.MlflowException;
import io.modelkeep.http.ByteRange;
import io.modelkeep.http.RangeHeader;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers every request for an artifact: whole or in part, on conditions or without.
 *
 * <p>Source: MLflow {@code server/handlers.py}, {@code _send_artifact}; RFC 9110 for conditions and
 * ranges.
 */
@Singleton
public class Downloads {
  private static final String RANGE = "Range";
  private static final String IF_RANGE = "If-Range";

  /** What is decided by the file as it is found, before it is opened. */
  private static final String[] CONDITIONS = {
    RANGE,
    HttpHeaders.IF_MATCH,
    HttpHeaders.IF_NONE_MATCH,
    HttpHeaders.IF_MODIFIED_SINCE,
    HttpHeaders.IF_UNMODIFIED_SINCE
  };

  /** As HTTP writes dates: {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final SealedContents seals;
  private final DamageReports damages;
  private final Request request;
  private final HttpHeaders headers;

  /**
   * @param request a proxy of the current request, as is {@code headers}
   */
  Downloads(SealedContents seals, DamageReports damages, Request request, HttpHeaders headers) {
    this.seals = seals;
    this.damages = damages;
    this.request = request;
    this.headers = headers;
  }

  /**
   * The answer that sends the file.
   *
   * @throws MlflowException as {@link BlobStore#open}
   * @throws io.modelkeep.error.HttpRefusal 412 or 416 if the request asks for what the file is not
   */
  Response send(ArtifactLocation file) throws IOException {
    if (Stream.of(CONDITIONS).allMatch(name -> headers.getHeaderString(name) == null)) {
      return ok(file, verified(file, file.store().open(file.path(), null)));
    }
    while (true) {
      BlobInfo info = file.store().stat(file.path());
      if (Preconditions.isNotModified(request, info)) {
        return described(Response.notModified(), file, info).build();
      }
      Optional<ByteRange> range = requestedRange(info);
      Blob blob = file.store().open(file.path(), range.orElse(null));
      if (blob.info().etag().equals(info.etag())) {
        Blob verified = verified(file, blob);
        return range.isPresent() ? partial(file, verified) : ok(file, verified);
      }
      // Replaced since it was judged: the conditions are about the new one.
      blob.close();
    }
  }

  /**
   * The path of a download whose query names it.
   *
   * @throws MlflowException if it is missing or not safe
   */
  static ArtifactPath requestedPath(@Nullable String path) {
    if (path == null) {
      throw MlflowException.invalidParameter("Request must specify path.");
    }
    return ArtifactPath.of(path);
  }

  private Optional<ByteRange> requestedRange(BlobInfo info) {
    @Nullable String ifRange = headers.getHeaderString(IF_RANGE);
    boolean isOfThisFile =
        ifRange == null || ifRange.equals(info.etag()) || ifRange.equals(lastModified(info));
    // Ranges are of GET alone.
    return isOfThisFile && request.getMethod().equals(HttpMethod.GET)
        ? RangeHeader.parse(headers.getHeaderString(RANGE), info.sizeBytes())
        : Optional.empty();
  }

  /**
   * The blob, which is not sent, or not to its end, where its bytes are known to be others. A part
   * of a sealed file is told by the file's tag: no digest says what it must be.
   */
  private Blob verified(ArtifactLocation file, Blob blob) {
    boolean isWhole = blob.range().length() == blob.info().sizeBytes();
    try {
      Optional<SealedContents.Sealed> content = seals.of(file);
      if (!isWhole) {
        content.ifPresent(known -> requireTag(file, known, blob.info()));
        return blob;
      }
      return content
          .map(known -> sealCheck(file, known))
          .or(
              () ->
                  Optional.ofNullable(blob.info().crc32c()).map(crc32c -> storeCheck(file, crc32c)))
          .<Blob>map(check -> new VerifiedBlob(blob, check))
          .orElse(blob);
    } catch (RuntimeException failure) {
      blob.close();
      throw failure;
    }
  }

  private void requireTag(ArtifactLocation file, SealedContents.Sealed content, BlobInfo info) {
    if (content.etag() != null && !content.etag().equals(info.etag())) {
      seals.reportMismatch(file, content);
      throw MlflowException.conflict(notSealed(file));
    }
  }

  private ContentCheck sealCheck(ArtifactLocation file, SealedContents.Sealed content) {
    return new ContentCheck(
        ContentDigests.algorithm("SHA-256"),
        HexFormat.of().parseHex(content.sha256()),
        notSealed(file),
        () -> seals.reportMismatch(file, content));
  }

  private static String notSealed(ArtifactLocation file) {
    return "The artifact '%s' is not what was sealed.".formatted(file.path());
  }

  private ContentCheck storeCheck(ArtifactLocation file, String crc32c) {
    return new ContentCheck(
        new Crc32c(),
        Base64.getDecoder().decode(crc32c),
        "The artifact '%s' is damaged: its bytes are not those that were stored."
            .formatted(file.path()),
        () -> damages.downloadDiffered(file));
  }

  private static Response ok(ArtifactLocation file, Blob blob) {
    return withBytes(Response.ok(), file, blob).build();
  }

  private static Response partial(ArtifactLocation file, Blob blob) {
    return withBytes(Response.status(Response.Status.PARTIAL_CONTENT), file, blob)
        .header("Content-Range", blob.range().contentRange(blob.info().sizeBytes()))
        .build();
  }

  private static Response.ResponseBuilder withBytes(
      Response.ResponseBuilder answer, ArtifactLocation file, Blob blob) {
    return described(answer, file, blob.info())
        .entity(blob)
        .type(ContentTypes.of(file.path().fileName()));
  }

  private static Response.ResponseBuilder described(
      Response.ResponseBuilder answer, ArtifactLocation file, BlobInfo info) {
    if (info.crc32c() != null) {
      answer.header("Repr-Digest", "crc32c=:%s:".formatted(info.crc32c()));
    }
    return answer
        .header(HttpHeaders.ETAG, info.etag())
        .header(HttpHeaders.LAST_MODIFIED, lastModified(info))
        .header(HttpHeaders.CONTENT_DISPOSITION, AttachmentName.header(file.path().fileName()))
        .header("Accept-Ranges", "bytes")
        // Artifacts can be replaced: whoever keeps a copy asks each time whether it is still good.
        .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  private static String lastModified(BlobInfo info) {
    return HTTP_DATE.format(info.lastModified());
  }
}
