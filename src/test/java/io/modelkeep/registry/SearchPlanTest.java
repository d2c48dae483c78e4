package io.modelkeep.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelkeep.db.SearchQuery;
import io.modelkeep.db.Statement;
import io.modelkeep.search.Filter;
import io.modelkeep.search.SearchDialects;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After five executions PostgreSQL may plan a statement without looking at its values. */
@QuarkusTest
class SearchPlanTest {
  private static final int EXECUTIONS = 8;

  @Inject EntityManager entityManager;

  /** Runs a search often on one connection; how it planned its executions. */
  private Plans plansOf(String text) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              Statement.of(entityManager, "DEALLOCATE ALL").execute();
              for (int i = 0; i < EXECUTIONS; i++) {
                search(text);
              }
              return Statement.returning(
                      entityManager,
                      """
                      SELECT coalesce(sum(generic_plans), 0), coalesce(sum(custom_plans), 0)
                      FROM pg_prepared_statements
                      WHERE statement LIKE '%model_version_view%'
                          AND statement NOT LIKE '%pg_prepared_statements%'
                      """)
                  .first(row -> new Plans(row.longAt(0), row.longAt(1)))
                  .orElseThrow();
            });
  }

  private record Plans(long generic, long custom) {}

  private void search(String text) {
    Filter filter = SearchDialects.MODEL_VERSIONS.parseFilter(text);
    SearchQuery<ModelVersionEntity> query = RegistrySearch.versions(filter, List.of());
    assertThat(query.page(entityManager, null, 10).rows()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name = 'no such' AND tags.state = 'x'",
        "name LIKE 'no such%'",
        "run_id = 'no such'",
        "tags.`no such` != 'x'",
      })
  void searchesForWhatMayBeCommonOrRareArePlannedForTheirValues(String filter) {
    assertThat(plansOf(filter)).isEqualTo(new Plans(0, EXECUTIONS));
  }

  @Test
  void searchForOneNameIsPlannedOnce() {
    assertThat(plansOf("name = 'no such'").custom()).isEqualTo(5);
  }

  @Test
  void nothingOfItIsLeftOnTheConnection() {
    search("tags.state = 'no such'");

    assertThat(
            Statement.returning(entityManager, "SHOW plan_cache_mode")
                .first(row -> row.textAt(0))
                .orElseThrow())
        .isEqualTo("auto");
  }

  /** A page goes on after its last row, so that row must be shown as it was sorted. */
  @Test
  void whatCompletesRowsIsSeenAsItWasWhenTheyWereFound() {
    String name = "written-" + UUID.randomUUID();
    List<Long> seen = new ArrayList<>();
    Filter filter = SearchDialects.MODEL_VERSIONS.parseFilter("tags.state = 'no such'");
    RegistrySearch.versions(filter, List.of())
        .completedBy(
            rows -> {
              QuarkusTransaction.requiringNew().run(() -> insertWorkspace(name));
              seen.add(workspacesCalled(name));
            })
        .page(entityManager, null, 10);

    assertThat(seen).containsExactly(0L);
    assertThat(workspacesCalled(name)).isEqualTo(1);
  }

  private void insertWorkspace(String name) {
    Statement.of(entityManager, "INSERT INTO workspace (name) VALUES (:name)")
        .bind("name", name)
        .execute();
  }

  private long workspacesCalled(String name) {
    return Statement.returning(entityManager, "SELECT count(*) FROM workspace WHERE name = :name")
        .bind("name", name)
        .first(row -> row.longAt(0))
        .orElseThrow();
  }
}
