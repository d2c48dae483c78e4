package io.modelkeep.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Writes events; only inside the transaction of the mutation they tell of. */
@ApplicationScoped
public class EventRecorder {
  private static final String INSERT =
      """
      INSERT INTO event (workspace_id, occurred_time, actor, request_id, action,
                         subject_type, subject_id, subject_name, before, after)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS jsonb), CAST(? AS jsonb))
      """;

  private final DataSource database;
  private final EventOrigin origin;
  private final Clock clock;
  private final ObjectWriter json;

  EventRecorder(DataSource database, EventOrigin origin, Clock clock, ObjectMapper mapper) {
    this.database = database;
    this.origin = origin;
    this.clock = clock;
    this.json = mapper.writer().without(SerializationFeature.INDENT_OUTPUT);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void record(Event event) {
    try {
      insert(event);
    } catch (SQLException e) {
      throw new PersistenceException("An event could not be written", e);
    }
  }

  /** By JDBC itself, for an event is written with every mutation. */
  private void insert(Event event) throws SQLException {
    // The connection of the transaction, and the pool's again once that is over.
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setLong(1, origin.workspaceId());
      statement.setLong(2, clock.millis());
      statement.setString(3, origin.actor());
      statement.setString(4, origin.requestId());
      statement.setString(5, event.action());
      statement.setString(6, event.subject().type());
      statement.setLong(7, event.subject().id());
      statement.setString(8, event.subject().name());
      statement.setString(9, toJson(event.before()));
      statement.setString(10, toJson(event.after()));
      statement.executeUpdate();
    }
  }

  private @Nullable String toJson(@Nullable Object value) {
    try {
      return value == null ? null : json.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("An event's content could not be printed", impossible);
    }
  }
}
