package io.modelkeep.db;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;

/**
 * One SQL statement with bound values: for writes that HQL has no words for, and for the reads that
 * are asked most, which so cost no more than JDBC itself.
 *
 * <p>Goes to JDBC in the caller's transaction: the types of the columns are the driver's, where a
 * native query of Hibernate finds them out anew with each execution. Takes a connection as
 * Hibernate does and not through a session: to open one, have it listen to the transaction and
 * close it costs more than a statement.
 */
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

  @FunctionalInterface
  private interface Execution<T> {
    T of(PreparedStatement statement) throws SQLException;
  }

  /** SQL as JDBC takes it, and the names of what is bound to its question marks. */
  private record Positional(String sql, List<String> names) {
    static Positional of(String sql) {
      List<String> names = new ArrayList<>();
      String positional =
          PLACEHOLDER
              .matcher(sql)
              .replaceAll(
                  placeholder -> {
                    names.add(placeholder.group(1));
                    return "?";
                  });
      return new Positional(positional, List.copyOf(names));
    }
  }

  private static final Pattern PLACEHOLDER = Pattern.compile("(?<!:):(\\w+)");

  /** Statements are constants of the code: there are as many as are written there. */
  private static final Map<String, Positional> POSITIONAL = new ConcurrentHashMap<>();

  private final SessionFactoryImplementor database;
  private final Positional positional;
  private final Map<String, @Nullable Object> values = new HashMap<>();

  private Statement(EntityManager entityManager, String sql) {
    this.database = entityManager.getEntityManagerFactory().unwrap(SessionFactoryImplementor.class);
    this.positional = POSITIONAL.computeIfAbsent(sql, Positional::of);
  }

  /** A statement that answers rows: a query, or a write with RETURNING. */
  public static Statement returning(EntityManager entityManager, String sql) {
    return new Statement(entityManager, sql);
  }

  /** A statement of which the number of rows is all there is to know. */
  public static Statement of(EntityManager entityManager, String sql) {
    return new Statement(entityManager, sql);
  }

  public Statement bind(String name, @Nullable Object value) {
    values.put(name, value);
    return this;
  }

  /** The number of rows written. */
  public int execute() {
    return run(PreparedStatement::executeUpdate);
  }

  public <T> List<T> rows(Function<Row, T> mapper) {
    return run(
        statement -> {
          try (ResultSet found = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
              rows.add(mapper.apply(row(found, columns)));
            }
            return rows;
          }
        });
  }

  /** The first row; empty if there is none. */
  public <T> Optional<T> first(Function<Row, T> mapper) {
    List<T> rows = rows(mapper);
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
  }

  private static Row row(ResultSet found, int count) throws SQLException {
    @Nullable Object[] columns = new Object[count];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = found.getObject(i + 1);
    }
    return new Row(columns);
  }

  /** A failure arrives as Hibernate's exception for it. */
  private <T> T run(Execution<T> execution) {
    ConnectionProvider connections =
        database.getServiceRegistry().requireService(ConnectionProvider.class);
    // Within a transaction the pool gives the same connection until its end.
    try (Connection connection = connections.getConnection();
        PreparedStatement statement = connection.prepareStatement(positional.sql())) {
      List<String> names = positional.names();
      for (int i = 0; i < names.size(); i++) {
        statement.setObject(i + 1, bound(names.get(i)));
      }
      return execution.of(statement);
    } catch (SQLException e) {
      throw database
          .getJdbcServices()
          .getSqlExceptionHelper()
          .convert(e, "A statement failed", positional.sql());
    }
  }

  private @Nullable Object bound(String name) {
    if (!values.containsKey(name)) {
      throw new IllegalStateException("No value is bound to :" + name);
    }
    return values.get(name);
  }
}
