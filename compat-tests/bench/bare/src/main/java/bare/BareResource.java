package bare;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.resteasy.reactive.RestQuery;

/** Reads a model version by one statement and answers it, and does nothing else. */
@Path("/")
public class BareResource {
  record Version(
      String name,
      int version,
      long creationTime,
      long lastUpdatedTime,
      String description,
      String stage,
      String source,
      String status,
      @JsonRawValue String tags,
      @JsonRawValue String aliases) {}

  private static final String SELECT =
      """
      SELECT name, version, creation_time, last_updated_time, description, stage, source, status,
          tags, aliases
      FROM model_version_view
      WHERE workspace_id = 1 AND name = ? AND version = ?
      """;

  private final DataSource database;

  BareResource(DataSource database) {
    this.database = database;
  }

  @GET
  @Path("health")
  public String health() {
    return "OK";
  }

  @GET
  @Path("version")
  public Version version(@RestQuery String name, @RestQuery int version) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setString(1, name);
      statement.setInt(2, version);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Version(
            row.getString(1),
            row.getInt(2),
            row.getLong(3),
            row.getLong(4),
            row.getString(5),
            row.getString(6),
            row.getString(7),
            row.getString(8),
            row.getString(9),
            row.getString(10));
      }
    }
  }
}
