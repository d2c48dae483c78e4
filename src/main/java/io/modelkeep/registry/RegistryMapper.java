package io.modelkeep.registry;

import static io.modelkeep.wire.ProtoText.orEmpty;

import io.modelkeep.wire.registry.ModelVersion;
import io.modelkeep.wire.registry.ModelVersionTag;
import io.modelkeep.wire.registry.RegisteredModel;
import io.modelkeep.wire.registry.RegisteredModelAlias;
import io.modelkeep.wire.registry.RegisteredModelTag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From entities to the protocol's messages, and from its tags to maps. */
final class RegistryMapper {
  /** The tag that makes a registered model, or a version, a prompt. */
  static final String IS_PROMPT = "mlflow.prompt.is_prompt";

  private RegistryMapper() {}

  static RegisteredModel toWire(FoundModel found) {
    RegisteredModelEntity model = found.model();
    return new RegisteredModel(
        model.name,
        model.creationTime,
        model.lastUpdatedTime,
        null,
        model.description,
        found.latestVersions().stream().map(RegistryMapper::toWire).toList(),
        modelTags(model.tags),
        toList(
            model.aliases,
            alias -> new RegisteredModelAlias(alias.getKey(), alias.getValue().toString())));
  }

  static ModelVersion toWire(ModelVersionEntity version) {
    return new ModelVersion(
        version.name,
        Integer.toString(version.version),
        version.creationTime,
        version.lastUpdatedTime,
        version.userId,
        version.stage,
        version.description,
        version.source,
        version.runId,
        version.status,
        version.statusMessage,
        versionTags(version.tags),
        version.runLink,
        version.aliases);
  }

  static List<RegisteredModelTag> modelTags(Map<String, String> tags) {
    return toList(tags, tag -> new RegisteredModelTag(tag.getKey(), tag.getValue()));
  }

  static List<ModelVersionTag> versionTags(Map<String, String> tags) {
    return toList(tags, tag -> new ModelVersionTag(tag.getKey(), tag.getValue()));
  }

  /**
   * Of several tags with one key the last counts; a tag without a key or value has an empty one.
   */
  static Map<String, String> modelTags(@Nullable List<RegisteredModelTag> tags) {
    return toMap(tags, RegisteredModelTag::key, RegisteredModelTag::value);
  }

  /** As {@link #modelTags}. */
  static Map<String, String> versionTags(@Nullable List<ModelVersionTag> tags) {
    return toMap(tags, ModelVersionTag::key, ModelVersionTag::value);
  }

  /** Prompts are registered models and versions with this tag. */
  static boolean isPrompt(Map<String, String> tags) {
    return "true".equalsIgnoreCase(tags.get(IS_PROMPT));
  }

  private static <T> Map<String, String> toMap(
      @Nullable List<T> tags,
      Function<T, @Nullable String> key,
      Function<T, @Nullable String> value) {
    Map<String, String> map = new LinkedHashMap<>();
    if (tags != null) {
      for (T tag : tags) {
        map.put(
            tag == null ? "" : orEmpty(key.apply(tag)),
            tag == null ? "" : orEmpty(value.apply(tag)));
      }
    }
    return map;
  }

  private static <V, T> List<T> toList(Map<String, V> map, Function<Map.Entry<String, V>, T> item) {
    return map.entrySet().stream().map(item).collect(Collectors.toList());
  }
}
