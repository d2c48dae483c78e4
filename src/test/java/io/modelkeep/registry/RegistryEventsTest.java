package io.modelkeep.registry;

import static io.modelkeep.registry.RegistryCalls.createVersion;
import static io.modelkeep.registry.RegistryCalls.createdModel;
import static io.modelkeep.registry.RegistryCalls.delete;
import static io.modelkeep.registry.RegistryCalls.freshName;
import static io.modelkeep.registry.RegistryCalls.json;
import static io.modelkeep.registry.RegistryCalls.patch;
import static io.modelkeep.registry.RegistryCalls.post;
import static io.modelkeep.registry.RegistryCalls.setAlias;
import static io.modelkeep.registry.RegistryCalls.transition;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the registry's mutations leave in the table of events. */
@QuarkusTest
class RegistryEventsTest {
  @Inject AgroalDataSource dataSource;

  private String name;
  private long lastEventBefore;

  @BeforeEach
  void createTwoVersions() throws SQLException {
    name = createdModel();
    createVersion(name);
    createVersion(name);
    forgetEvents();
  }

  @Test
  void eventTellsWhoDidWhatWhenAndInWhichRequest() throws SQLException {
    String requestId = "request-" + name;
    long earliest = System.currentTimeMillis();
    given()
        .header("X-Request-Id", requestId)
        .contentType(ContentType.JSON)
        .body(json("name", name, "key", "team", "value", "a"))
        .post(RegistryCalls.PREFIX + "registered-models/set-tag")
        .then()
        .statusCode(200)
        .header("X-Request-Id", requestId);

    assertThat(query("workspace_id || ' ' || actor || ' ' || request_id || ' ' || subject_type"))
        .containsExactly("1 anonymous %s registered_model".formatted(requestId));
    assertThat(Long.parseLong(query("occurred_time").get(0)))
        .isBetween(earliest, System.currentTimeMillis());
    assertThat(query("(subject_id = (SELECT id FROM registered_model WHERE name = subject_name))"))
        .containsExactly("t");
  }

  @Test
  void creationTellsWhatIsLeftAndDeletionWhatWasThere() throws SQLException {
    String created = freshName();
    RegistryCalls.createModel(created);
    delete("registered-models/delete", json("name", created));

    assertThat(
            query(
                "action || ' ' || coalesce(before ->> 'name', '-')"
                    + " || ' ' || coalesce(after ->> 'name', '-')"))
        .containsExactly(
            "registered_model.created - " + created, "registered_model.deleted " + created + " -");
  }

  @Test
  void changesOfAModelTellBothSides() throws SQLException {
    patch("registered-models/update", json("name", name, "description", "new"));
    post("registered-models/set-tag", json("name", name, "key", "k", "value", "1"));
    post("registered-models/set-tag", json("name", name, "key", "k", "value", "2"));
    delete("registered-models/delete-tag", json("name", name, "key", "k"));
    setAlias(name, "champion", "1");
    setAlias(name, "champion", "2");
    delete("registered-models/alias", json("name", name, "alias", "champion"));
    String newName = freshName();
    post("registered-models/rename", json("name", name, "new_name", newName));

    assertThat(events())
        .isEqualTo(
            """
            registered_model.updated NAME - {"description": "new"}
            registered_model.tag_set NAME - {"key": "k", "value": "1"}
            registered_model.tag_set NAME {"key": "k", "value": "1"} {"key": "k", "value": "2"}
            registered_model.tag_deleted NAME {"key": "k", "value": "2"} -
            registered_model.alias_set NAME - {"alias": "champion", "version": "1"}
            registered_model.alias_set NAME {"alias": "champion", "version": "1"} {"alias": "champion", "version": "2"}
            registered_model.alias_deleted NAME {"alias": "champion", "version": "2"} -
            registered_model.renamed NEW {"name": "NAME"} {"name": "NEW"}
            """
                .replace("NAME", name)
                .replace("NEW", newName));
  }

  @Test
  void changesOfAVersionTellBothSides() throws SQLException {
    patch("model-versions/update", json("name", name, "version", "1", "description", "new"));
    post("model-versions/set-tag", json("name", name, "version", "1", "key", "k", "value", "1"));
    delete("model-versions/delete-tag", json("name", name, "version", "1", "key", "k"));
    transition(name, "1", "Staging");

    assertThat(events())
        .isEqualTo(
            """
            model_version.updated NAME/1 {"description": ""} {"description": "new"}
            model_version.tag_set NAME/1 - {"key": "k", "value": "1"}
            model_version.tag_deleted NAME/1 {"key": "k", "value": "1"} -
            model_version.stage_transitioned NAME/1 {"stage": "None"} {"stage": "Staging"}
            """
                .replace("NAME", name));
  }

  @Test
  void creationAndDeletionOfAVersionLeaveOneEventEach() throws SQLException {
    createVersion(name);
    delete("model-versions/delete", json("name", name, "version", "3"));

    assertThat(
            query(
                "action || ' ' || subject_name || ' ' || coalesce(before ->> 'version', '-')"
                    + " || ' ' || coalesce(after ->> 'version', '-')"))
        .containsExactly(
            "model_version.created " + name + "/3 - 3", "model_version.deleted " + name + "/3 3 -");
  }

  @Test
  void archivingLeavesOneEventPerVersionMoved() throws SQLException {
    transition(name, "1", "Production");
    forgetEvents();

    post(
        "model-versions/transition-stage",
        """
        {"name": "%s", "version": "2", "stage": "Production", "archive_existing_versions": true}"""
            .formatted(name));

    assertThat(events())
        .isEqualTo(
            """
            model_version.stage_transitioned NAME/1 {"stage": "Production"} {"stage": "Archived"}
            model_version.stage_transitioned NAME/2 {"stage": "None"} {"stage": "Production"}
            """
                .replace("NAME", name));
  }

  @Test
  void whatFailsOrChangesNothingLeavesNoEvent() throws SQLException {
    post("registered-models/create", json("name", name));
    post("registered-models/rename", json("name", name, "new_name", createdModel()));
    forgetEvents();
    post("model-versions/create", json("name", name, "source", "/etc/passwd"));
    post("model-versions/set-tag", json("name", name, "version", "9", "key", "k", "value", "v"));
    post("registered-models/alias", json("name", name, "alias", "latest", "version", "1"));
    delete("registered-models/delete-tag", json("name", name, "key", "missing"));
    delete("registered-models/alias", json("name", name, "alias", "missing"));
    delete("model-versions/delete", json("name", name, "version", "9"));

    assertThat(events()).isEmpty();
  }

  @Test
  void mutationWhoseEventCannotBeWrittenIsUndone() throws SQLException {
    execute(
        """
        ALTER TABLE event ADD CONSTRAINT refused_by_the_test
            CHECK (subject_name <> '%s') NOT VALID"""
            .formatted(name));
    try {
      int status =
          patch("registered-models/update", json("name", name, "description", "lost")).status();

      assertThat(status).isEqualTo(500);
      assertThat(RegistryCalls.get("registered-models/get", "name", name).body())
          .doesNotContain("lost");
    } finally {
      execute("ALTER TABLE event DROP CONSTRAINT refused_by_the_test");
    }
  }

  private void forgetEvents() throws SQLException {
    List<String> newer = query("id");
    lastEventBefore = Long.parseLong(newer.get(newer.size() - 1));
  }

  /** One line per event since the test's preparation. */
  private String events() throws SQLException {
    StringBuilder lines = new StringBuilder();
    for (String event :
        query(
            "action || ' ' || subject_name || ' ' || coalesce(before::text, '-')"
                + " || ' ' || coalesce(after::text, '-')")) {
      lines.append(event).append('\n');
    }
    return lines.toString();
  }

  private List<String> query(String expression) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT " + expression + " FROM event WHERE id > ? ORDER BY id")) {
      statement.setLong(1, lastEventBefore);
      List<String> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      return found;
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
