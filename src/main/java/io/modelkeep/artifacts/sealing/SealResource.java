package io.modelkeep.artifacts.sealing;

import io.modelkeep.artifacts.sealing.SealMessages.GetManifest;
import io.modelkeep.artifacts.sealing.SealMessages.GetSealing;
import io.modelkeep.artifacts.sealing.SealMessages.Manifest;
import io.modelkeep.artifacts.sealing.SealMessages.ManifestFile;
import io.modelkeep.artifacts.sealing.SealMessages.MismatchedFile;
import io.modelkeep.artifacts.sealing.SealMessages.SealVersion;
import io.modelkeep.artifacts.sealing.SealMessages.Sealing;
import io.modelkeep.artifacts.sealing.SealMessages.SetSealing;
import io.modelkeep.artifacts.sealing.SealMessages.Verification;
import io.modelkeep.error.MlflowException;
import io.modelkeep.http.WireRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sealing, which MLflow does not know: endpoints of our own. */
@Path("/api/2.0/modelkeep")
public class SealResource {
  static final int MAX_PAGE_SIZE = 10_000;

  private static final int DEFAULT_PAGE_SIZE = 1000;

  private final SealService seals;
  private final VerificationService verification;

  SealResource(SealService seals, VerificationService verification) {
    this.seals = seals;
    this.verification = verification;
  }

  @GET
  @Path("registered-models/get-sealing")
  public Sealing getSealing(WireRequest wire) {
    String name = Objects.requireNonNull(wire.read(GetSealing.SCHEMA).name());
    return new Sealing(name, seals.isOn(name));
  }

  @POST
  @Path("registered-models/set-sealing")
  public Sealing setSealing(WireRequest wire) {
    SetSealing request = wire.read(SetSealing.SCHEMA);
    String name = Objects.requireNonNull(request.name());
    return new Sealing(name, seals.setPolicy(name, request.enabled()));
  }

  @POST
  @Path("model-versions/seal")
  public Manifest seal(WireRequest wire) {
    SealVersion request = wire.read(SealVersion.SCHEMA);
    return manifest(seals.seal(request.name(), request.version()), List.of(), null);
  }

  @GET
  @Path("model-versions/get-manifest")
  public Manifest getManifest(WireRequest wire) {
    GetManifest request = wire.read(GetManifest.SCHEMA);
    SealService.Manifest found =
        seals.manifest(
            request.name(),
            request.version(),
            decode(request.pageToken()),
            pageSize(request.maxResults()));
    return manifest(found.seal(), found.files(), found.nextPath());
  }

  /** Reads all files of the version: takes as long as downloading them. */
  @POST
  @Path("model-versions/verify")
  public Verification verify(WireRequest wire) throws IOException {
    SealVersion request = wire.read(SealVersion.SCHEMA);
    VerificationService.Verification found = verification.verify(request.name(), request.version());
    return new Verification(
        found.mismatches().isEmpty(),
        found.files(),
        found.mismatches().stream()
            .map(mismatch -> new MismatchedFile(mismatch.path(), mismatch.problem().name()))
            .toList());
  }

  private static Manifest manifest(
      @Nullable Seal seal, List<SealedFile> files, @Nullable String nextPath) {
    return new Manifest(
        seal == null ? "NONE" : seal.state().name(),
        seal == null ? null : seal.failure(),
        files.stream()
            .map(file -> new ManifestFile(file.path(), file.sizeBytes(), file.sha256()))
            .toList(),
        nextPath == null ? null : encode(nextPath));
  }

  private static int pageSize(@Nullable Long maxResults) {
    long size = Objects.requireNonNullElse(maxResults, (long) DEFAULT_PAGE_SIZE);
    if (size < 1 || size > MAX_PAGE_SIZE) {
      throw MlflowException.invalidParameter(
          "Invalid value for max_results. It must be between 1 and %d, but got %d"
              .formatted(MAX_PAGE_SIZE, size));
    }
    return (int) size;
  }

  private static String encode(String path) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(path.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(@Nullable String token) {
    try {
      return token == null
          ? ""
          : new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8)
              .replace("\0", "");
    } catch (IllegalArgumentException e) {
      throw MlflowException.invalidParameter("Invalid page token");
    }
  }
}
