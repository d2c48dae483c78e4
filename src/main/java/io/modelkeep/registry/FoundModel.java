package io.modelkeep.registry;

import java.util.List;

/**
 * A registered model, whole.
 *
 * @param latestVersions the newest version of each stage that has one, by number
 */
record FoundModel(RegisteredModelEntity model, List<ModelVersionEntity> latestVersions) {}
