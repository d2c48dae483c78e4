package io.modelkeep.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The rules of aliases. Source: MLflow {@code store/model_registry}. */
@ApplicationScoped
public class AliasService {
  private final RegisteredModelRepository models;
  private final RegistryEvents events;

  AliasService(RegisteredModelRepository models, RegistryEvents events) {
    this.models = models;
    this.events = events;
  }

  /** Points the alias at the version, from wherever it pointed. */
  @Transactional
  public void set(String name, String alias, @Nullable String version) {
    RegistryRules.checkName(name);
    RegistryRules.checkAlias(alias);
    RegistryRules.checkAliasIsNotReserved(alias);
    BigInteger number = RegistryRules.parseVersion(version);
    int inRange = ModelVersionRepository.inRange(name, number);
    RegisteredModelRepository.Replaced replaced =
        models
            .setAlias(name, alias, inRange)
            .orElseThrow(() -> ModelVersionRepository.notFound(name, number));
    events.ofModel(
        "alias_set",
        replaced.ownerId(),
        name,
        RegistryEvents.alias(alias, replaced.before()),
        RegistryEvents.alias(alias, number.toString()));
  }

  /** Does nothing if there is no such alias. */
  @Transactional
  public void delete(String name, String alias) {
    RegistryRules.checkName(name);
    RegistryRules.checkAlias(alias);
    models
        .deleteAlias(name, alias)
        .ifPresentOrElse(
            deleted ->
                events.ofModel(
                    "alias_deleted",
                    deleted.ownerId(),
                    name,
                    RegistryEvents.alias(alias, deleted.before()),
                    null),
            () -> models.checkExists(name));
  }
}
