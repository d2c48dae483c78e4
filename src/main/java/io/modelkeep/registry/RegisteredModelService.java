package io.modelkeep.registry;

import static io.modelkeep.wire.ProtoText.emptyToNull;

import io.modelkeep.db.Page;
import io.modelkeep.error.MlflowException;
import io.modelkeep.error.PythonText;
import io.modelkeep.search.Filter;
import io.modelkeep.search.OrderBy;
import io.modelkeep.search.PageToken;
import io.modelkeep.search.SearchDialects;
import io.modelkeep.wire.registry.CreateRegisteredModel;
import io.modelkeep.wire.registry.GetLatestVersions;
import io.modelkeep.wire.registry.ModelVersion;
import io.modelkeep.wire.registry.RegisteredModel;
import io.modelkeep.wire.registry.RenameRegisteredModel;
import io.modelkeep.wire.registry.SearchRegisteredModels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The rules of registered models. Source: MLflow {@code store/model_registry}. */
@ApplicationScoped
public class RegisteredModelService {
  private static final long DEFAULT_PAGE_SIZE = 100;

  private final RegisteredModelRepository models;
  private final LatestVersionRepository latestVersions;
  private final RegistryEvents events;
  private final Clock clock;

  RegisteredModelService(
      RegisteredModelRepository models,
      LatestVersionRepository latestVersions,
      RegistryEvents events,
      Clock clock) {
    this.models = models;
    this.latestVersions = latestVersions;
    this.events = events;
    this.clock = clock;
  }

  @Transactional
  public RegisteredModel create(CreateRegisteredModel request) {
    Map<String, String> tags = RegistryMapper.modelTags(request.tags());
    RegistryRules.checkGivenName(request.name());
    tags.forEach(RegistryRules::checkModelTag);
    RegistryRules.checkDescription(request.description());
    String name = Objects.requireNonNull(request.name());
    String description = emptyToNull(request.description());
    long time = clock.millis();
    long id =
        models
            .insert(name, description, time)
            .orElseThrow(() -> nameTaken(name, RegistryMapper.isPrompt(tags)));
    models.insertTags(id, tags);
    RegisteredModel created =
        new RegisteredModel(
            name,
            time,
            time,
            null,
            description,
            List.of(),
            RegistryMapper.modelTags(new TreeMap<>(tags)),
            List.of());
    events.ofModel("created", id, name, null, created);
    return created;
  }

  /** Models and prompts share their names; the message tells which of the two has this one. */
  private MlflowException nameTaken(String name, boolean isPrompt) {
    boolean takenByPrompt = RegistryMapper.isPrompt(models.get(name).model().tags);
    String kind = isPrompt ? "Prompt" : "Registered Model";
    if (isPrompt == takenByPrompt) {
      return MlflowException.alreadyExists("%s (name=%s) already exists.".formatted(kind, name));
    }
    return MlflowException.alreadyExists(
        ("Tried to create a %s with name %s, but the name is already taken by a %s. MLflow does"
                + " not allow creating a model and a prompt with the same name.")
            .formatted(
                isPrompt ? "prompt" : "registered model",
                PythonText.repr(name),
                takenByPrompt ? "prompt" : "registered model"));
  }

  public RegisteredModel get(@Nullable String name) {
    RegistryRules.checkName(name);
    return RegistryMapper.toWire(models.get(Objects.requireNonNull(name)));
  }

  @Transactional
  public RegisteredModel update(@Nullable String name, @Nullable String description) {
    RegistryRules.checkName(name);
    RegistryRules.checkDescription(description);
    RegisteredModelRepository.Locked model = models.lock(Objects.requireNonNull(name));
    String after = emptyToNull(description);
    models.setDescription(model.id(), after, clock.millis());
    events.ofModel(
        "updated",
        model.id(),
        model.name(),
        RegistryEvents.field("description", model.description()),
        RegistryEvents.field("description", after));
    return RegistryMapper.toWire(models.get(model.name()));
  }

  @Transactional
  public RegisteredModel rename(RenameRegisteredModel request) {
    RegistryRules.checkNewName(request.newName());
    RegistryRules.checkName(request.name());
    String newName = Objects.requireNonNull(request.newName());
    RegisteredModelRepository.Locked model = models.lock(Objects.requireNonNull(request.name()));
    if (!newName.equals(model.name()) && models.findId(newName).isPresent()) {
      throw renamedToTaken(newName);
    }
    try {
      models.rename(model.id(), newName, clock.millis());
    } catch (ConstraintViolationException takenMeanwhile) {
      throw renamedToTaken(newName);
    }
    events.ofModel(
        "renamed",
        model.id(),
        newName,
        RegistryEvents.field("name", model.name()),
        RegistryEvents.field("name", newName));
    return RegistryMapper.toWire(models.get(newName));
  }

  private static MlflowException renamedToTaken(String newName) {
    return MlflowException.alreadyExists(
        "Registered Model (name=%s) already exists.".formatted(newName));
  }

  @Transactional
  public void delete(@Nullable String name) {
    RegistryRules.checkName(name);
    RegisteredModelRepository.Locked locked = models.lock(Objects.requireNonNull(name));
    RegisteredModel before = RegistryMapper.toWire(models.get(locked.name()));
    models.delete(locked.id());
    events.ofModel("deleted", locked.id(), locked.name(), before, null);
  }

  public SearchRegisteredModels.Response search(SearchRegisteredModels request) {
    Filter filter = SearchDialects.REGISTERED_MODELS.parseFilter(request.filter());
    List<OrderBy> order =
        SearchDialects.REGISTERED_MODELS.parseOrderBy(
            Objects.requireNonNullElse(request.orderBy(), List.of()));
    List<@Nullable Object> from = PageToken.decodeOptional(request.pageToken(), order);
    long size = Objects.requireNonNullElse(request.maxResults(), DEFAULT_PAGE_SIZE);
    RegistryRules.checkPageSize(size, SearchRegisteredModels.MAX_PAGE_SIZE);
    Page<RegisteredModelEntity> page =
        models.search(RegistrySearch.models(filter, order), from, (int) Math.max(size, 0));
    Map<Long, List<ModelVersionEntity>> latest = latestVersions.of(page.rows());
    return new SearchRegisteredModels.Response(
        page.rows().stream()
            .map(model -> new FoundModel(model, latest.getOrDefault(model.id, List.of())))
            .map(RegistryMapper::toWire)
            .toList(),
        PageToken.encodeOptional(page.nextValues(), order));
  }

  public List<ModelVersion> latestVersions(GetLatestVersions request) {
    RegistryRules.checkName(request.name());
    String name = Objects.requireNonNull(request.name());
    List<ModelVersionEntity> latest = latestVersions.of(name);
    if (latest.isEmpty()) {
      models.checkExists(name);
    }
    List<String> asked = Objects.requireNonNullElse(request.stages(), List.of());
    Set<String> labels =
        asked.stream().map(stage -> Stage.parse(stage).label()).collect(Collectors.toSet());
    return latest.stream()
        .filter(version -> labels.isEmpty() || labels.contains(version.stage))
        .map(RegistryMapper::toWire)
        .toList();
  }

  @Transactional
  public void setTag(String name, String key, @Nullable String value) {
    RegistryRules.checkName(name);
    String text = Objects.requireNonNullElse(value, "");
    RegistryRules.checkModelTag(key, text);
    RegisteredModelRepository.Replaced replaced =
        models.setTag(name, key, text).orElseThrow(() -> RegisteredModelRepository.notFound(name));
    events.ofModel(
        "tag_set",
        replaced.ownerId(),
        name,
        RegistryEvents.tag(key, replaced.before()),
        RegistryEvents.tag(key, text));
  }

  /** Does nothing if there is no such tag. */
  @Transactional
  public void deleteTag(String name, String key) {
    RegistryRules.checkName(name);
    RegistryRules.checkTagKey(key);
    models
        .deleteTag(name, key)
        .ifPresentOrElse(
            deleted ->
                events.ofModel(
                    "tag_deleted",
                    deleted.ownerId(),
                    name,
                    RegistryEvents.tag(key, deleted.before()),
                    null),
            () -> models.checkExists(name));
  }
}
