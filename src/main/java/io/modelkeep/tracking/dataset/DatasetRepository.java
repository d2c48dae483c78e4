package io.modelkeep.tracking.dataset;

import io.modelkeep.events.EventOrigin;
import io.modelkeep.wire.tracking.DatasetSummary;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The statements on datasets. */
@ApplicationScoped
class DatasetRepository implements PanacheRepositoryBase<DatasetInputEntity, Long> {
  private static final int MAX_SUMMARIES = 1000;

  private static final String SUMMARIES =
      """
      select distinct d.experimentId, d.name, d.digest, d.context
      from DatasetInputEntity d
      where d.workspaceId = :workspace and d.experimentId in :experiments
      order by d.experimentId, d.name, d.digest, d.context nulls first
      """;

  private final EventOrigin origin;

  DatasetRepository(EventOrigin origin) {
    this.origin = origin;
  }

  /** A dataset is there once for every context it was read in. */
  List<DatasetSummary> summaries(List<Long> experimentIds) {
    return getEntityManager()
        .createQuery(SUMMARIES, Object[].class)
        .setParameter("workspace", origin.workspaceId())
        .setParameter("experiments", experimentIds)
        .setMaxResults(MAX_SUMMARIES)
        .getResultList()
        .stream()
        .map(
            row ->
                new DatasetSummary(
                    row[0].toString(), (String) row[1], (String) row[2], (String) row[3]))
        .toList();
  }
}
