package io.modelkeep.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Writes events; only inside the transaction of the mutation they tell of. */
@ApplicationScoped
public class EventRecorder {
  private static final String INSERT =
      """
      INSERT INTO event (workspace_id, occurred_time, actor, request_id, action,
                         subject_type, subject_id, subject_name, before, after)
      VALUES (:workspace, :time, :actor, :request, :action,
              :type, :id, :name, CAST(:before AS jsonb), CAST(:after AS jsonb))
      """;

  private final EntityManager entityManager;
  private final EventOrigin origin;
  private final Clock clock;
  private final ObjectWriter json;

  EventRecorder(EntityManager entityManager, EventOrigin origin, Clock clock, ObjectMapper mapper) {
    this.entityManager = entityManager;
    this.origin = origin;
    this.clock = clock;
    this.json = mapper.writer().without(SerializationFeature.INDENT_OUTPUT);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void record(Event event) {
    entityManager
        .createNativeQuery(INSERT)
        .setParameter("workspace", origin.workspaceId())
        .setParameter("time", clock.millis())
        .setParameter("actor", origin.actor())
        .setParameter("request", origin.requestId())
        .setParameter("action", event.action())
        .setParameter("type", event.subject().type())
        .setParameter("id", event.subject().id())
        .setParameter("name", event.subject().name())
        .setParameter("before", toJson(event.before()))
        .setParameter("after", toJson(event.after()))
        .executeUpdate();
  }

  private @Nullable String toJson(@Nullable Object value) {
    try {
      return value == null ? null : json.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("An event's content could not be printed", impossible);
    }
  }
}
