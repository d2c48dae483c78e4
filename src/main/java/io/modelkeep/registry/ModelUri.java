package io.modelkeep.registry;

import io.modelkeep.uri.LooseUri;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code models:/} URI points at: one of the five forms is set.
 *
 * <p>Source: MLflow {@code store/artifact/utils/models.py}, {@code _parse_model_uri}.
 *
 * @param loggedModelId {@code models:/m-1234}
 * @param name of a registered model, in all other forms
 * @param version {@code models:/name/3}
 * @param stage {@code models:/name/Production}; with neither version, stage nor alias the URI is
 *     {@code models:/name/latest}
 * @param alias {@code models:/name@champion}
 */
record ModelUri(
    @Nullable String loggedModelId,
    @Nullable String name,
    @Nullable String version,
    @Nullable String stage,
    @Nullable String alias) {

  /** Empty if the text is not a URI of this scheme in one of the forms. */
  static Optional<ModelUri> parse(String text) {
    LooseUri uri = LooseUri.parse(text);
    if (!uri.scheme().equals("models") || !uri.path().startsWith("/")) {
      return Optional.empty();
    }
    String[] parts = uri.path().replaceFirst("^/+", "").split("/", -1);
    if (parts.length > 2 || parts[0].isBlank()) {
      return Optional.empty();
    }
    return parts.length == 2 ? withSuffix(parts[0], parts[1]) : withoutSuffix(parts[0]);
  }

  private static Optional<ModelUri> withSuffix(String name, String suffix) {
    if (suffix.isBlank()) {
      return Optional.empty();
    }
    if (suffix.codePoints().allMatch(Character::isDigit)) {
      return Optional.of(new ModelUri(null, name, suffix, null, null));
    }
    String stage = RegistryRules.isLatest(suffix) ? null : suffix;
    return Optional.of(new ModelUri(null, name, null, stage, null));
  }

  private static Optional<ModelUri> withoutSuffix(String part) {
    int at = part.lastIndexOf('@');
    if (at < 0) {
      return Optional.of(new ModelUri(part, null, null, null, null));
    }
    String alias = part.substring(at + 1);
    return alias.isBlank()
        ? Optional.empty()
        : Optional.of(new ModelUri(null, part.substring(0, at), null, null, alias));
  }
}
