package io.modelkeep.registry;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.modelkeep.db.Page;
import io.modelkeep.db.SearchQuery;
import io.modelkeep.db.SortKey;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever the rows, the order and the size of pages: all pages together are the sorted list. */
@QuarkusTest
class KeysetPagesTest {
  private static final int ROWS = 40;
  private static final int WALKS = 60;

  /** Few, so that there are many equals. */
  private static final int VALUES = 3;

  /** A sort key with the comparison it stands for. */
  private record Key<T extends Comparable<T>>(
      String expression, boolean isNullable, Function<ModelVersionEntity, @Nullable T> value) {
    SortKey<ModelVersionEntity> ascending(boolean isAscending) {
      return new SortKey<>(expression, isAscending, isNullable, value::apply);
    }

    Comparator<ModelVersionEntity> comparator(boolean isAscending) {
      Comparator<T> ofValues = isAscending ? naturalOrder() : reverseOrder();
      return comparing(value, nullsLast(ofValues));
    }
  }

  private static final List<Key<?>> KEYS =
      List.of(
          new Key<>("e.creationTime", false, version -> version.creationTime),
          new Key<>("e.lastUpdatedTime", false, version -> version.lastUpdatedTime),
          new Key<>("e.runId", true, version -> version.runId),
          new Key<>("e.source", true, version -> version.source));

  @Inject EntityManager entityManager;
  @Inject AgroalDataSource dataSource;

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private String name;

  @BeforeEach
  void insertRandomRows() throws SQLException {
    name = RegistryCalls.createdModel();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO model_version (workspace_id, model_id, version, creation_time,
                    last_updated_time, run_id, source)
                SELECT 1, id, ?, ?, ?, ?, ? FROM registered_model WHERE name = ?""")) {
      for (int version = 1; version <= ROWS; version++) {
        insert.setInt(1, version);
        insert.setLong(2, random.nextInt(VALUES));
        insert.setLong(3, random.nextInt(VALUES));
        insert.setString(4, textOrNull());
        insert.setString(5, textOrNull());
        insert.setString(6, name);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  @Test
  void pagesTogetherAreTheSortedList() {
    List<ModelVersionEntity> all = query().page(entityManager, null, ROWS).rows();
    assertThat(all).hasSize(ROWS);
    for (int walk = 0; walk < WALKS; walk++) {
      SearchWalk order = randomOrder();
      int size = 1 + random.nextInt(ROWS + 1);

      assertThat(numbers(order.walk(size)))
          .as("seed %d, walk %d, pages of %d", seed, walk, size)
          .isEqualTo(numbers(all.stream().sorted(order.comparator).toList()));
    }
  }

  private SearchWalk randomOrder() {
    List<Key<?>> keys = new ArrayList<>(KEYS);
    Collections.shuffle(keys, random);
    SearchWalk order = new SearchWalk();
    keys.subList(0, random.nextInt(KEYS.size() + 1))
        .forEach(key -> order.add(key, random.nextBoolean()));
    // The last key is unique and never null, as in every search.
    order.add(
        new Key<>("e.version", false, version -> (long) version.version), random.nextBoolean());
    return order;
  }

  /** An order, once for the query and once for the list. */
  private final class SearchWalk {
    private final List<SortKey<ModelVersionEntity>> keys = new ArrayList<>();
    private Comparator<ModelVersionEntity> comparator = (a, b) -> 0;

    void add(Key<?> key, boolean isAscending) {
      keys.add(key.ascending(isAscending));
      comparator = comparator.thenComparing(key.comparator(isAscending));
    }

    List<ModelVersionEntity> walk(int size) {
      List<ModelVersionEntity> seen = new ArrayList<>();
      List<@Nullable Object> from = null;
      do {
        SearchQuery<ModelVersionEntity> query = query();
        keys.forEach(query::orderBy);
        Page<ModelVersionEntity> page = query.page(entityManager, from, size);
        seen.addAll(page.rows());
        from = page.nextValues();
      } while (from != null);
      return seen;
    }
  }

  private SearchQuery<ModelVersionEntity> query() {
    SearchQuery<ModelVersionEntity> query = new SearchQuery<>(ModelVersionEntity.class);
    return query.where("e.name = " + query.bind(name));
  }

  private @Nullable String textOrNull() {
    int value = random.nextInt(VALUES + 1);
    return value == VALUES ? null : Character.toString('a' + value);
  }

  private static List<Integer> numbers(List<ModelVersionEntity> versions) {
    return versions.stream().map(version -> version.version).toList();
  }
}
