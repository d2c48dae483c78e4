package io.modelkeep.db;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One SQL statement with bound values, for writes that HQL has no words for. */
public final class Statement {
  /** A row that a statement answered; columns are counted from 0. */
  public record Row(@Nullable Object[] columns) {
    public long longAt(int column) {
      return ((Number) columns[column]).longValue();
    }

    public int intAt(int column) {
      return ((Number) columns[column]).intValue();
    }

    public double doubleAt(int column) {
      return ((Number) columns[column]).doubleValue();
    }

    public boolean booleanAt(int column) {
      return (Boolean) columns[column];
    }

    public boolean isNullAt(int column) {
      return columns[column] == null;
    }

    public @Nullable String textAt(int column) {
      return (String) columns[column];
    }
  }

  private final Query query;

  private Statement(Query query) {
    this.query = query;
  }

  /** A statement that answers rows: a query, or a write with RETURNING. */
  public static Statement returning(EntityManager entityManager, String sql) {
    return new Statement(entityManager.createNativeQuery(sql, Object[].class));
  }

  /** A statement that answers nothing. */
  public static Statement of(EntityManager entityManager, String sql) {
    return new Statement(entityManager.createNativeQuery(sql));
  }

  public Statement bind(String name, @Nullable Object value) {
    query.setParameter(name, value);
    return this;
  }

  /** The number of rows written. */
  public int execute() {
    return query.executeUpdate();
  }

  public <T> List<T> rows(Function<Row, T> mapper) {
    List<T> rows = new ArrayList<>();
    for (Object row : query.getResultList()) {
      rows.add(mapper.apply(new Row((Object[]) row)));
    }
    return rows;
  }

  /** The first row; empty if there is none. */
  public <T> Optional<T> first(Function<Row, T> mapper) {
    return rows(mapper).stream().findFirst();
  }
}
